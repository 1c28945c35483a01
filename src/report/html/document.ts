// What all our pages have in common: one file that needs nothing but itself.
import { formatMinute } from '../format.ts'
import type { Report, VerdictKind } from '../model.ts'
import { SCRIPT_HASH } from './generated/script.ts'
import { STYLE, STYLE_HASH } from './generated/style.ts'
import { favicon } from './icons.ts'
import { escapeText, type Html, html } from './markup.ts'

/** Nothing may be loaded from anywhere, and only our own style and script count: an injected one would not run. */
const POLICY = [
  "default-src 'none'",
  `style-src '${STYLE_HASH}'`,
  `script-src '${SCRIPT_HASH}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

export interface Page {
  readonly title: string
  /** In the tab of the browser. */
  readonly verdict: VerdictKind
  readonly body: Html
  /** Elements of scripts, as they are. */
  readonly scripts?: string
}

export function htmlDocument({ title, verdict, body, scripts = '' }: Page): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${escapeText(title)}</title>
<link rel="icon" href="${favicon(verdict)}">
<style>${STYLE}</style>
</head>
<body>
${body.html}
${scripts}</body>
</html>
`
}

/** @param json the file beside the page that holds the same for programs */
export function pageFooter({ tool, startedAt }: Pick<Report, 'tool' | 'startedAt'>, json: string): Html {
  return html`<footer><p>Made by ${tool.name} ${tool.version} on ${formatMinute(startedAt)}. This file loads nothing from anywhere; ${json} beside it holds the same for programs.</p></footer>`
}
