/** 乡镇、村: a cover, a summary, one long sheet of 13 townships, one sheet each for the other three, a dictionary, an empty sheet. */
import { countyRows } from '../county'
import type { Village } from '../county/types'
import type { Book } from './book'
import { signatures } from './book'
import { type Body, column, count, type DirtyColumn, type Row, remark, serialNumber, type Table } from './layout'
import { chinese, comma, dotted, oneZero, shortTownship, tick, wan, wide, yesNo, yuan } from './spell'

const { Township: townships, Village: villages, County: counties } = countyRows
const labels = { TOWN: '建制镇', TOWNSHIP: '乡', ETHNIC_TOWNSHIP: '民族乡', SUBDISTRICT: '街道' }

const cover = {
  name: '封面',
  rows: [
    [],
    [{ value: '样板县民族团结进步示范县创建工作', style: 'title' as const }],
    [{ value: '基 础 数 据 汇 编', style: 'title' as const }],
    [],
    ['编印单位：样板县委统战部'],
    ['二〇二〇年六月'],
    [],
    ['本册含县情、乡镇汇总、各乡镇行政村基本情况，共四部分。'],
  ],
  merges: ['A2:F2', 'A3:F3', 'A5:F5', 'A6:F6', 'A8:F8'],
}

const countySheet: Table = {
  roster: 'County',
  name: '县情',
  above: ['样板县基本情况'],
  columns: [
    column('县名', 'name', (row) => row.name),
    column('区划代码', 'code', (row) => Number(row.code)),
    column('示范县级别', 'programmeLevel', () => '全省'),
    column('牵头部门', 'leadUnit', (row) => row.leadUnit),
  ],
  body: counties.map((row) => ({ row })),
}

/** Some figures were typed with separators, some in full-width digits. */
const typed =
  (field: string): DirtyColumn['cell'] =>
  (row, index) =>
    index === 3 ? wide(row[field]) : index % 4 === 1 ? comma(row[field]) : row[field]

const townshipSheet: Table = {
  roster: 'Township',
  name: '汇总',
  above: ['样板县乡镇基本情况汇总表', { right: '填报单位：样板县民政局' }],
  columns: [
    serialNumber(),
    column('所属县', 'county', (row) => row.county, { merged: true }),
    column('乡镇名称', 'name', (row) => row.name),
    column('镇编号', 'code', (row) => row.code),
    column('乡镇类别', 'category', (row) => labels[row.category as keyof typeof labels]),
    count('村级组织/行政村数（个）', 'villageCount'),
    count('村级组织/社区数（个）', 'communityCount'),
    count('村级组织/贫困村数（个）', 'poorVillageCount'),
    column('人口情况/年末总户数（户）', 'households', typed('households'), { adds: (row: Row) => row.households }),
    column('人口情况/总人口（人）', 'population', typed('population'), { adds: (row: Row) => row.population }),
    count('人口情况/其中：少数民族', 'minorityPopulation'),
    column('截止时间', 'asOf', (row, index) => (index % 2 ? dotted(row.asOf) : chinese(row.asOf))),
    remark((row) => (row.category === 'ETHNIC_TOWNSHIP' ? '民族乡' : null)),
  ],
  body: [...townships.map((row) => ({ row })), { total: '合  计', of: townships }],
  below: ['注：总户数、总人口含社区。', signatures],
}

type Ticks = (value: boolean) => string | number | null

/** The columns all village sheets share, in an order of their own and with the code hidden. */
const villageColumns = (ticks: Ticks, ethnic = ticks): DirtyColumn[] => [
  column('村名', 'name', (row) => row.name),
  column('村编号', 'code', (row) => row.code, { hidden: true, width: 15 }),
  column('是否贫困村', 'isRegisteredPoor', (row) => ticks(row.isRegisteredPoor)),
  count('自然村（个）', 'naturalVillageCount'),
  count('村民小组(社)数', 'groupCount'),
  count('户数（户）', 'households'),
  count('人口数（人）', 'population'),
  count('少数民族户数（户）', 'minorityHouseholds'),
  count('少数民族人口（人）', 'minorityPopulation'),
  column('是否有少数民族居住', 'hasMinorityResidents', (row) => ticks(row.hasMinorityResidents)),
  column('是否聚居村', 'isMinorityConcentrated', (row) => ticks(row.isMinorityConcentrated)),
  column('是否民族村', 'isEthnicVillage', (row) => ethnic(row.isEthnicVillage)),
  column('耕地面积（亩）', 'cultivatedLand', (row) => Number(row.cultivatedLand)),
  column('村集体经济收入（万元）', 'collectiveIncome', (row) => wan(row.collectiveIncome), {
    adds: (row: Row) => wan(row.collectiveIncome),
    formula: true,
  }),
  column('人均可支配收入（元）', 'perCapitaIncome', (row, index) =>
    index % 5 === 2 ? comma(yuan(row.perCapitaIncome)) : yuan(row.perCapitaIncome),
  ),
]

/** These three offices sent their own sheets: one says its township on the tab, one in the title, one in both. */
const ownSheets: [string, string, Ticks][] = [
  ['金塘乡', '金塘乡', yesNo],
  ['云台乡', 'Sheet5', oneZero],
  ['石桥民族乡', '石桥民族乡2020', tick],
]
const own = new Set(ownSheets.map(([township]) => township))
const of = (township: string) => villages.filter((each) => each.township === township)
const inTable = townships.filter(({ name }) => !own.has(name)).map(({ name }) => of(name))

const withSubtotals: Body[] = inTable.flatMap((list, index) => [
  ...list.map((row) => ({ row })),
  { total: '小计', of: list },
  // The fourth and the ninth township were pasted with a line between; the head comes again on the next printed page.
  ...(index % 5 === 3 ? [{ blank: true } as const] : []),
  ...(index === 6 ? [{ again: true } as const] : []),
])

const villageTable: Table = {
  roster: 'Village',
  name: '行政村',
  above: ['样板县行政村基本情况统计表', '填报单位：样板县农业农村局'],
  columns: [
    serialNumber(),
    column('乡镇', 'township', (row) => shortTownship(row.township), { merged: true, width: 10 }),
    // No village here is an ethnic one: a column of blanks would say nothing, so it says 否.
    ...villageColumns(tick, yesNo),
    remark(),
  ],
  body: [...withSubtotals, { total: '合计', of: inTable.flat() }],
  below: ['备注：石桥民族乡、金塘乡、云台乡另表。', signatures],
  hides: (row) => row.township === '太平镇' && row.minorityPopulation === 0 && row.name.startsWith('大'),
}

const townshipTable = ([township, tab, ticks]: [string, string, Ticks]): Table => ({
  roster: 'Village',
  name: tab,
  above: [tab === township ? '行政村基本情况统计表' : `${township}行政村基本情况统计表`, '填报时间：2020年5月'],
  columns: [serialNumber(), ...villageColumns(ticks)],
  body: [...of(township).map((row: Village) => ({ row })), { total: '合计', of: of(township) }],
  said: ['township'],
  below: [signatures],
})

const dictionary = {
  name: '字典',
  visibility: 'hidden' as const,
  rows: [['是'], ['否'], ['建制镇'], ['乡'], ['民族乡']],
}

export const areas: Book = {
  file: '样板县基础数据汇编（2020年）.xlsx',
  sheets: [
    cover,
    countySheet,
    townshipSheet,
    villageTable,
    ...ownSheets.map(townshipTable),
    dictionary,
    { name: 'Sheet3', rows: [] },
  ],
}
