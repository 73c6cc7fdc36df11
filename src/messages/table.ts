/** A language comes in; goes out the catalogue as a Markdown table for the documentation: code, where it is told, what it says, what can be done. */
import type { Language } from './actions'
import { catalogue } from './catalogue'
import { codeList } from './codes'
import type { CatalogueEntry } from './message'
import type { Argument, ArgumentShape } from './shapes'
import { codeOf, wordsOf } from './words'

/** What stands for an argument whose value is not known yet. */
const blanks: Record<ArgumentShape, Argument> = {
  text: '…',
  number: '…',
  value: '…',
  yes: false,
  texts: ['…'],
  maybe: null,
  named: { zh: '…', en: '…' },
  names: [{ zh: '…', en: '…' }],
  said: { id: 'sheets.zip-empty', args: {} },
}

const heads: Record<Language, string> = { zh: '| 代码 | 见于 | 说明 |', en: '| Code | Told in | What it says |' }

export function messageTable(language: Language): string {
  const told = new Map(codeList.map((one) => [one.code, one.told[language]]))
  const rows = Object.entries(catalogue as unknown as Record<string, CatalogueEntry>)
    .filter(([, { code }]) => code !== null)
    .map(([id, { shapes }]) => {
      const args = Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, blanks[shape]]))
      const said = { id, args }
      const code = codeOf(said)
      return `| ${code} | ${told.get(code)} | ${wordsOf(said, 'docs', language).replaceAll('|', '\\|')} |`
    })
    // What only frames another message says nothing by itself.
    .filter((row) => /\p{L}/u.test(row.split('|')[3] ?? ''))
  return [heads[language], '|---|---|---|', ...new Set(rows.sort())].join('\n')
}
