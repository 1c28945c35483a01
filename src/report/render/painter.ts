/** How a piece of text is made to stand out. The only place that knows escape sequences of colours. */
export type Tone = 'good' | 'bad' | 'doubt' | 'faint'
export type Painter = (tone: Tone, text: string) => string

const SEQUENCES = { good: '32', bad: '31', doubt: '33', faint: '2' } as const satisfies Record<Tone, string>

export const plainPainter: Painter = (_tone, text) => text
export const colourPainter: Painter = (tone, text) => `\u001b[${SEQUENCES[tone]}m${text}\u001b[0m`
