import { codeList } from '../../src/messages/codes'
import { messageTable } from '../../src/messages/table'

it.each(['zh', 'en'] as const)(
  'the table of messages in %s has a row of three cells for every code that is told',
  (language) => {
    const [head, rule, ...rows] = messageTable(language).split('\n')
    expect([head?.split('|').length, rule]).toEqual([5, '|---|---|---|'])
    for (const row of rows) expect(row.replaceAll('\\|', '').split('|')).toHaveLength(5)
    const codes = new Set(rows.map((row) => row.split(' ')[1]))
    expect(codes.size).toBeGreaterThan(codeList.length - 10)
    expect(rows.join('\n')).not.toMatch(/undefined|\[object/)
  },
)
