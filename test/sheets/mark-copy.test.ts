import * as XLSX from 'xlsx'
import { markedCopy } from '../../src/sheets/mark/mark'
import type { CellValue } from '../../src/sheets/sheet'

const rows: CellValue[][] = [
  ['标题'],
  ['=1+1', 12.5, true, undefined, { date: 43997 }],
  [{ date: 43997.5 }, { percent: 0.28 }, { error: '#REF!' }, { uncached: 'A1+1' }],
]
const merges = [{ top: 1, left: 0, bottom: 1, right: 4 }]
const marks = [
  { sheet: '甲', address: 'E2', comment: '早于上任日期', severity: 'warning' as const },
  { sheet: '甲', address: 'B1', comment: '标题不清', severity: 'error' as const },
  { sheet: '甲', address: 'G6', comment: '缺少合计', severity: 'error' as const },
]

describe('a copy of the values', () => {
  test('holds every kind of value, the merges and the marks', async () => {
    const file = await markedCopy(
      [
        { name: '甲', rows, merges },
        { name: '乙', rows: [[1]] },
      ],
      marks,
    )
    const book = XLSX.read(file, { cellNF: true, cellStyles: true })
    expect(book.SheetNames).toEqual(['甲', '乙'])
    const sheet = book.Sheets.甲
    expect([sheet!.A2.t, sheet!.A2.v, sheet!.B2.v, sheet!.C2.v, sheet!.D2]).toEqual([
      's',
      '=1+1',
      12.5,
      true,
      undefined,
    ])
    expect(['E2', 'A3', 'B3', 'C3'].map((cell) => sheet![cell].w)).toEqual([
      '2020-06-15',
      '2020-06-15 12:00',
      '28.00%',
      '#REF!',
    ])
    expect(sheet!.D3.f).toBe('A1+1')
    expect(sheet!['!merges']).toEqual([{ s: { r: 0, c: 0 }, e: { r: 0, c: 4 } }])
    expect(['E2', 'A1', 'G6'].map((cell) => [sheet![cell].c[0].t, sheet![cell].s.fgColor.rgb])).toEqual([
      ['早于上任日期', 'FFEB84'],
      ['B1：标题不清', 'FF9999'],
      ['缺少合计', 'FF9999'],
    ])
  })

  test('refuses a mark for a sheet it was not given', async () => {
    await expect(markedCopy([{ name: '乙', rows }], marks)).rejects.toThrow('没有名为“甲”的工作表')
  })
})
