/** A workbook of definitions comes in, one indicator a row, under headings such as 指标编号, 名称, 分子台账, 分子条件, 分子汇总, 分母台账; go out the definitions, and what is wrong with them, cell by cell. */
import { folded } from '../../facts/match'
import { rawText } from '../../facts/reading'
import { openWorkbook } from '../../sheets/open'
import type { Limits } from '../../sheets/parts/limits'
import type { Row, Workbook } from '../../sheets/sheet'
import type { Store } from '../../store/store'
import { definitionFaults } from './define'
import type { Definition } from './definition'
import { type DefinitionFault, DefinitionFaults } from './faults'
import { headings, Line, rowText } from './line'

interface DefinitionBook {
  definitions: Definition[]
  /** `path` is the place in the workbook: 指标!D3 分子条件. A row with faults gives no definition. */
  faults: DefinitionFault[]
}

export async function readDefinitions(
  store: Pick<Store, 'rosters'>,
  source: string | Buffer,
  name?: string,
  limits?: Partial<Limits>,
): Promise<DefinitionBook> {
  const workbook = await openWorkbook(source, { name, limits })
  try {
    return await readBook(store, workbook)
  } finally {
    await workbook.close()
  }
}

async function readBook(store: Pick<Store, 'rosters'>, workbook: Workbook): Promise<DefinitionBook> {
  const book: DefinitionBook = { definitions: [], faults: [] }
  let found = false
  for (const sheet of workbook.sheets) {
    let columns: Map<string, number> | undefined
    for await (const rows of sheet.rows())
      for (const row of rows) {
        if (!columns) {
          columns = headOf(row)
          found ||= columns !== undefined
        } else if (rowText(row, columns.get('code')) !== '') readRow(store, sheet.name, row, columns, book)
      }
  }
  if (!found)
    book.faults.push({
      path: '',
      zh: '没有找到表头：至少要有 指标编号、名称、分子台账 三列',
      en: 'there is no head: at least 指标编号, 名称 and 分子台账 are needed',
    })
  return book
}

/** The columns of a heading row; undefined for any other row. */
function headOf({ cells }: Row): Map<string, number> | undefined {
  const columns = new Map<string, number>()
  for (const [at, cell] of cells.entries()) {
    const heading = folded(rawText(cell).replace(/^[*＊]/, ''))
    const [meant] = [...headings].find(([, words]) => words.some((word) => folded(word) === heading)) ?? []
    if (meant && !columns.has(meant)) columns.set(meant, at)
  }
  const enough =
    columns.has('code') && columns.has('zh') && (columns.has('numeratorRoster') || columns.has('numerator'))
  return enough ? columns : undefined
}

function readRow(
  store: Pick<Store, 'rosters'>,
  sheet: string,
  row: Row,
  columns: Map<string, number>,
  book: DefinitionBook,
): void {
  const faults = new DefinitionFaults()
  const line = new Line(row, columns, store.rosters, faults)
  const given = line.definition()
  const wrong = faults.list.length > 0 ? faults.list : definitionFaults(store, given)
  if (wrong.length === 0 && book.definitions.some(({ code }) => code === given.code)) wrong.push(repeated(given.code))
  if (wrong.length === 0) book.definitions.push(given)
  for (const fault of wrong) book.faults.push({ ...fault, path: `${sheet}!${line.placeOf(fault.path)}` })
}

const repeated = (code: string): DefinitionFault => ({
  path: 'code',
  zh: `编号“${code}”在前面已经出现过`,
  en: `the code “${code}” stands in a row before`,
})
