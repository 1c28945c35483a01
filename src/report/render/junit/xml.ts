// The little of XML that a report needs. Whatever comes from a backup is printable text of one line before it gets here.
import { plainText } from '../../plain-text.ts'

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Not characters of XML 1.0, although they are text to JavaScript; `plainText` has taken the others. */
const NOT_XML = /[\ufffe\uffff]/g

/** For an attribute in double quotes, and for the text of an element. */
export function xmlText(text: string, maxLength?: number): string {
  return plainText(text, maxLength)
    .replace(NOT_XML, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`)
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '')
}

/** What stands for a text of which nothing is left: readers of JUnit files want a name for everything. */
const NOTHING = '–'

/** ` name="value"` for each; the values are made safe here, and none is empty. */
export function xmlAttributes(attributes: Readonly<Record<string, string | number>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${xmlText(String(value)) || NOTHING}"`)
    .join('')
}
