/** A county small enough to know by heart: two townships, three villages, three imports and the cells they came from. */
import { gzipSync } from 'node:zlib'
import { rosters } from '../../src/county/rosters'
import { tableColumns } from '../../src/facts/as-table'
import { snake } from '../../src/facts/cell'
import type { Store, Value, Writer } from '../../src/store/store'

type Cells = Record<string, Value>

async function put(writer: Writer, name: string, rows: Cells[], history = false): Promise<void> {
  const roster = rosters.find((one) => one.name === name)!
  const columns = history ? [...tableColumns(roster), 'until_import'] : tableColumns(roster)
  const values = rows.map((row) => {
    const stored: Cells = { is_active: 1, is_listed: 1, import_id: 1 }
    for (const [key, value] of Object.entries(row)) stored[snake(key)] = value
    if (row.name) stored.name_sort = row.name
    return columns.map((column) => stored[column] ?? null)
  })
  await writer.insert(history ? roster.history : roster.table, columns, values)
}

const columns = (list: [column: string, header: string, field: string][]): string =>
  JSON.stringify(list.map(([column, header, field]) => ({ column, header, field, unit: null, by: 'exact' })))

async function imports(writer: Writer): Promise<void> {
  const names = [
    'id',
    'kind',
    'started_at',
    'finished_at',
    'actor',
    'strategy',
    'created',
    'updated',
    'unchanged',
    'refused',
    'absent',
    'linked',
    'errors',
    'warnings',
    'report',
    'undoes',
    'undone_by',
  ]
  for (const [id, created, updated, undoneBy] of [
    [1, 5, 0, null],
    [2, 0, 2, null],
    [3, 0, 1, null],
  ] as const)
    await writer.run(`INSERT INTO "import" (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`, [
      id,
      'IMPORT',
      `2020-0${id}-01T00:00:00.000Z`,
      `2020-0${id}-01T00:00:05.000Z`,
      null,
      'UPSERT',
      created,
      updated,
      0,
      0,
      0,
      0,
      0,
      0,
      report(id),
      null,
      undoneBy,
    ])
  for (const [id, name] of [
    [1, '基础.xlsx'],
    [2, '人口.xlsx'],
    [3, '户数.csv'],
  ] as const)
    await writer.run(
      'INSERT INTO import_file (id, import_id, name, sha256, bytes, status, fingerprint) VALUES (?, ?, ?, ?, ?, ?, ?)',
      [id, id, name, 'ab'.repeat(32), 1234, 'imported', `f${id}`],
    )
}

const report = (id: number): string =>
  JSON.stringify({
    id: String(id),
    dryRun: false,
    totals: { created: 5, updated: 0, unchanged: 0, refused: 0, absent: 0, linked: 0, conflicts: 0 },
    files: [{ file: '基础.xlsx', sha256: 'ab'.repeat(32), status: 'imported', faults: [], sheets: [sheetReport] }],
  })

export const sheetReport = {
  sheet: '村',
  roster: 'Village',
  reason: null,
  headerRows: [1],
  columns: [{ column: 'A', header: '行政村', field: 'name', unit: null, by: 'exact' }],
  ignoredColumns: [],
  counts: { created: 3, updated: 0, unchanged: 0, refused: 0, absent: 0, skippedRows: [{ row: 9, reason: 'total' }] },
  controlTotals: [],
  faults: [
    {
      code: 'NOT_A_NUMBER',
      severity: 'warning',
      address: 'C14',
      field: 'population',
      found: '约三万',
      message: { zh: '不是数字', en: 'not a number' },
    },
  ],
  faultCounts: { NOT_A_NUMBER: 1 },
}

async function sheets(writer: Writer): Promise<void> {
  const base = columns([
    ['A', '乡镇', 'township'],
    ['B', '行政村', 'name'],
    ['C', '总户数', 'households'],
    ['D', '总人口', 'population'],
    ['E', '耕地面积', 'cultivatedLand'],
  ])
  const later = columns([
    ['A', '村名', 'name'],
    ['B', '所属乡镇', 'township'],
    ['C', '人口/总数', 'population'],
    ['D', '户数', 'households'],
  ])
  const last = columns([
    ['A', '村名', 'name'],
    ['B', '县', 'township.county'],
    ['C', '户数', 'households'],
  ])
  for (const [id, name, list] of [
    [1, '村', base],
    [2, '村人口', later],
    [3, 'Sheet1', last],
  ] as const)
    await writer.run(
      'INSERT INTO import_sheet (id, import_id, file_id, name, roster, columns) VALUES (?, ?, ?, ?, ?, ?)',
      [id, id, id, name, 'Village', list],
    )
  const block = (rows: unknown[]): Uint8Array => gzipSync(JSON.stringify(rows))
  const archive = 'INSERT INTO archive (sheet_id, first_row, last_row, content) VALUES (?, ?, ?, ?)'
  await writer.run(archive, [
    1,
    2,
    3,
    block([
      [2, '石桥乡', '东村', '１00', '400', '12.50'],
      [3, '石桥乡', '西村', '50', '200', '/'],
    ]),
  ])
  await writer.run(archive, [1, 4, 9, block([[4, '河口镇', '河村', '70', '___', '']])])
  await writer.run(archive, [
    2,
    2,
    3,
    block([
      [2, '东村', '石桥乡', '410', ''],
      [3, '西村', '石桥乡', '—', '52'],
    ]),
  ])
}

export async function fill(store: Store): Promise<void> {
  await store.write(async (writer) => {
    await imports(writer)
    await sheets(writer)
    await put(writer, 'County', [{ id: 1, name: '样板县', code: '690121' }])
    await put(writer, 'Township', [
      { id: 1, name: '石桥乡', countyId: 1, households: 150, asOf: 20200101, asOfEnd: 20201231 },
      { id: 2, name: '河口镇', countyId: 1, households: 70 },
    ])
    await put(writer, 'Unit', [{ id: 1, name: '县统计局', isListed: 0 }])
    await put(writer, 'PublicityChannel', [
      { id: 1, name: '微信群', category: 'WECHAT_GROUP', followers: 300, followersQualifier: 'OVER', operatorId: 1 },
    ])
    await put(writer, 'Village', [
      {
        id: 1,
        name: '东村',
        townshipId: 1,
        households: 100,
        population: 410,
        cultivatedLand: 12_500_000,
        collectiveIncome: 45_000_000,
        importId: 3,
        sheetId: 3,
        sourceRow: 2,
        blanks: '..B',
      },
      {
        id: 2,
        name: '西村',
        townshipId: 1,
        households: 52,
        population: 200,
        importId: 2,
        sheetId: 2,
        sourceRow: 3,
        blanks: '..B.',
      },
      { id: 3, name: '河村', townshipId: 2, households: 70, importId: 1, sheetId: 1, sourceRow: 4, blanks: '...RB' },
    ])
    await put(
      writer,
      'Village',
      [
        {
          id: 1,
          name: '东村',
          townshipId: 1,
          households: 100,
          population: 400,
          cultivatedLand: 12_500_000,
          importId: 1,
          sheetId: 1,
          sourceRow: 2,
          untilImport: 2,
        },
        {
          id: 2,
          name: '西村',
          townshipId: 1,
          households: 50,
          population: 200,
          importId: 1,
          sheetId: 1,
          sourceRow: 3,
          blanks: '....N',
          untilImport: 2,
        },
        {
          id: 1,
          name: '东村',
          townshipId: 1,
          households: 100,
          population: 410,
          cultivatedLand: 12_500_000,
          collectiveIncome: 45_000_000,
          importId: 2,
          sheetId: 2,
          sourceRow: 2,
          blanks: '...B',
          untilImport: 3,
        },
      ],
      true,
    )
  })
}
