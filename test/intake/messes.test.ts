/** Messes of real workbooks, one file each: what the sheet holds, what is imported of it, and what the clerk is told. */
import type { ImportOptions } from '../../src/intake/model/import-options'
import type { CellOut, SheetOut } from '../../src/sheets/write/sheet-out'
import type { Store } from '../../src/store/store'
import { smallCounty } from './small-county'
import { book, load, rowsOf, sheet } from './tools'

let store: Store
beforeEach(async () => {
  store = await smallCounty()
})
afterEach(() => store.close())

interface Mess {
  rows: CellOut[][]
  more?: Partial<SheetOut>
  options?: ImportOptions
  counts: { created?: number; updated?: number; unchanged?: number; refused?: number }
  /** Code and address, in the order they are told. */
  faults?: [code: string, address: string | null, words?: RegExp][]
  /** Rows by roster, as far as they are looked at. */
  found?: [roster: string, row: Record<string, string>][]
}

const header = ['乡镇', '行政村', '总户数', '总人口']
const projects = ['项目名称', '年度', '实施单位', '总投资（元）', '开工时间', '受益户数', '建设内容及规模']

const messes: Record<string, Mess> = {
  'a row that shows how to fill in the form is skipped': {
    rows: [header, ['填写样例：', '某某村', 100, 400], ['城关镇', '东街村', 210, 800]],
    counts: { updated: 1, refused: 0 },
  },
  'a column without a heading is not dropped in silence, stray cells of a footer are': {
    rows: [
      [...header, '备注', '备注', null],
      ['城关镇', '东街村', 210, 800, '甲', '乙', '丙'],
      ['城关镇', '西街村', 180, 790, '甲', '乙', '丁'],
      ['填表人：', null, null, null, null, null, null, '审核人：'],
    ],
    counts: { updated: 2 },
    faults: [['IGNORED_COLUMN', 'G1', /G列有内容但没有列名/]],
  },
  'values that are not what their heading says': {
    rows: [header, ['城关镇', '东街村', '很多', 800]],
    counts: { updated: 1 },
    faults: [['IGNORED_COLUMN', 'C1', /“总户数”列的内容与列名不符/]],
  },
  'a header without rows is told': {
    rows: [['样板县行政村情况表'], header, ['填表人：']],
    counts: { created: 0, updated: 0, refused: 0 },
    faults: [['NO_TABLE', null, /第 2 行表头下面没有数据行/]],
  },
  'gaps and repeats of the row numbers are told': {
    rows: [
      ['序号', ...header],
      [1, '城关镇', '东街村', 210, 800],
      [2, '城关镇', '西街村', 180, 790],
      [4, '石桥民族乡', '石桥村', 90, 400],
      [4, '石桥民族乡', '下寨村', 95, 410],
      [1, '金塘乡', '石桥村', 70, 300],
    ],
    counts: { updated: 5 },
    faults: [['ROW_NUMBER', 'A4', /2 处.*A4 是 4，上一行是 2；A5 是 4，上一行是 4/]],
  },
  'a form is not a list': {
    rows: [
      ['单位名称', '县司法局', '单位类别', '机关'],
      ['是否县直', '是', '抽调人数', 2],
      ['创建方案印发时间', '2020年5月'],
    ],
    counts: {},
    faults: [['NO_TABLE', null, /登记表/]],
  },
  'nor is one whose labels stand below each other': {
    rows: [
      ['单位名称', '县司法局'],
      ['单位类别', '机关'],
      ['是否县直', '是'],
      ['抽调人数', 2],
    ],
    counts: {},
    faults: [['NO_TABLE', null, /登记表/]],
  },
  'subtotals beside the name of their group, the total on top': {
    rows: [
      header,
      ['合计', null, 485, 2000],
      ['城关镇', '小计', 390, 1590],
      ['城关镇', '东街村', 210, 800],
      ['城关镇', '西街村', 180, 790],
      ['石桥民族乡', '小 计', 95, 410],
      ['石桥民族乡', '下寨村', 95, 411],
      ['其中：少数民族', null, 50, 200],
    ],
    counts: { updated: 3, created: 0, refused: 0 },
    faults: [
      ['CONTROL_TOTAL', 'D6', /写的是 410，第 7–7 行实际相加是 411/],
      ['CONTROL_TOTAL', 'D2', /写的是 2000，第 4–7 行实际相加是 2001/],
    ],
  },
  'figures without a name that the rows above add up to': {
    rows: [header, ['城关镇', '东街村', 210, 800], ['城关镇', '西街村', 180, 790], [null, null, 390, 1590]],
    counts: { updated: 2, refused: 0 },
  },
  'figures without a name that they do not add up to': {
    rows: [header, ['城关镇', '东街村', 210, 800], ['城关镇', '西街村', 180, 790], [null, null, 391, 1590]],
    counts: { updated: 2, refused: 1 },
    faults: [
      ['REQUIRED', 'B4'],
      ['REQUIRED', 'A4'],
    ],
  },
  'a blank is not what stands above, and the clerk is told how to say that it is': {
    rows: [header, ['城关镇', '东街村', 210, 800], [null, '西街村', 180, 790]],
    counts: { updated: 1, refused: 1 },
    faults: [['REQUIRED', 'A3', /如果空白表示同上，请用 --fill 乡镇/]],
  },
  'a blank is what stands above when the user says so, and never a figure': {
    rows: [header, ['城关镇', '东街村', 210, 800], [null, '西街村', 180, null], ['金塘乡', '石桥村', 70, 300]],
    options: { fill: ['乡镇'] },
    counts: { updated: 3, refused: 0 },
    found: [['Village', { name: '西街村', township: '样板县·城关镇', households: '180' }]],
  },
  'exact duplicates are kept once, others of one key are refused with both rows': {
    rows: [
      header,
      ['城关镇', '东街村', 210, 800],
      ['城关镇', '东街村', 210, 800],
      ['城关镇', '西街村', 180, 790],
      ['城关镇', '西街村', 181, 790],
    ],
    counts: { updated: 2, unchanged: 1, refused: 1 },
    faults: [
      ['KEY_DUPLICATE', 'B3', /与第 2 行完全相同/],
      ['KEY_DUPLICATE', 'B5', /与第 4 行是同一条记录/],
    ],
  },
  'a star after a name is taken off and mentioned': {
    rows: [header, ['城关镇', '东街村*', 210, 800]],
    counts: { updated: 1 },
    faults: [['IGNORED_COLUMN', 'B2', /1 个名称后带 \*/]],
  },
  'full-width figures, thousands separators, noise of binary fractions, 元整': {
    rows: [
      projects,
      ['甲', 2020, '交通局', '１，２３４．５０', null, '１２０户', null],
      ['乙', 2020, '交通局', 0.1 + 0.2, null, 12, null],
      ['丙', 2020, '交通局', '￥10,000元整', null, ' 7 ', null],
    ],
    counts: { created: 3, refused: 0 },
    found: [
      ['Investment', { name: '甲', total: '1234.50', beneficiaryHouseholds: '120' }],
      ['Investment', { name: '乙', total: '0.30' }],
      ['Investment', { name: '丙', total: '10000.00', beneficiaryHouseholds: '7' }],
    ],
  },
  'ranges and guesses where one number belongs; days that do not exist, figures that may be another month': {
    rows: [
      projects,
      ['甲', 2020, '交通局', '3-5万', null, null, null],
      ['乙', 2020, '交通局', 5, '2020-02-30', null, null],
      ['丙', 2020, '交通局', 5, 2020.1, null, null],
      ['丁', 2020, '交通局', 5, null, '约300', null],
    ],
    counts: { created: 0, refused: 4 },
    faults: [
      ['NOT_A_NUMBER', 'D2'],
      ['NOT_A_DAY', 'E3'],
      ['PRECISION_LOST', 'E4', /2020年10月/],
      ['NOT_A_NUMBER', 'F5'],
    ],
  },
  'marks for nothing; a list stays text; text may begin like a formula': {
    rows: [
      projects,
      ['甲', 2020, '交通局', '—', '/', '无', '塘岐村、后沃村'],
      ['乙', 2020, '交通局', '…', '－', '暂无', '+道路硬化@3公里'],
    ],
    counts: { created: 2, refused: 0 },
    found: [
      ['Investment', { name: '甲', year: '2020', implementer: '交通局', scope: '塘岐村、后沃村' }],
      ['Investment', { name: '乙', year: '2020', implementer: '交通局', scope: '+道路硬化@3公里' }],
    ],
  },
  'yes and no, and choices, as offices write them': {
    rows: [
      ['单位名称', '单位类别', '是否县直', '是否重点创建单位', '是否制定方案'],
      ['甲局', '行政机关', '是', '√', '2020年5月'],
      ['乙校', '学 校', '否', '×', '无'],
      ['丙校', '学校', 1, 'Y', '已制定'],
      ['丁校', '社区居委会', 2, '待定', '有'],
    ],
    counts: { created: 3, refused: 1 },
    faults: [
      ['NOT_A_CHOICE', 'B5'],
      ['NOT_A_FLAG', 'C5'],
      ['NOT_A_FLAG', 'D5'],
    ],
    found: [
      ['Unit', { name: '甲局', category: '机关', isCountyDirect: '是', isKeyUnit: '是', hasPlan: '是' }],
      ['Unit', { name: '乙校', category: '学校', isCountyDirect: '否', isKeyUnit: '否', hasPlan: '否' }],
      ['Unit', { name: '丙校', category: '学校', isCountyDirect: '是', isKeyUnit: '是', hasPlan: '是' }],
    ],
  },
  'names of places in other words match, slips are suggestions': {
    rows: [
      header,
      ['城关', '东街村村民委员会', 1, 5],
      ['城关镇人民政府', '西街村委会', 2, 5],
      ['石桥乡', '石桥村', 3, 5],
      ['石挢民族乡', '下寨村', 4, 5],
      ['金塘鄉', '石桥村', 5, 5],
    ],
    counts: { updated: 2, created: 0, refused: 3 },
    faults: [
      ['LINK_UNKNOWN', 'A4', /是不是“石桥民族乡”/],
      ['LINK_UNKNOWN', 'A5', /是不是“石桥民族乡”/],
      ['LINK_UNKNOWN', 'A6', /是不是“金塘乡/],
    ],
  },
  'a source of another year is suggested with its year': {
    rows: [
      ['资金来源', '资金年度', '使用单位', '下达资金（元）'],
      ['五进宗教活动场所经费', 2019, '甲局', 5],
    ],
    counts: { refused: 1 },
    faults: [['LINK_UNKNOWN', 'A2', /是不是“五进宗教活动场所经费（2020）”/]],
  },
  'a place named with all it lies in, its own and linked': {
    rows: [
      ['行政村', '总人口'],
      ['样板县石桥民族乡下寨村', 95],
      ['金塘乡石桥村', 70],
      ['石桥村', 5],
    ],
    counts: { updated: 2, created: 0, refused: 1 },
    faults: [['REQUIRED', null, /表中没有这一列.*--set township/]],
    found: [
      ['Village', { name: '下寨村', township: '样板县·石桥民族乡', population: '95' }],
      ['Village', { name: '石桥村', township: '样板县·金塘乡', population: '70' }],
    ],
  },
  'a link to a place named with all it lies in': {
    rows: [
      ['行政村', '年度', '脱贫户数'],
      ['样板县石桥民族乡石桥村', 2019, 5],
      ['石桥村', 2019, 5],
    ],
    counts: { created: 1, refused: 1 },
    faults: [['LINK_AMBIGUOUS', 'A3', /石桥村（石桥民族乡）.*石桥村（金塘乡）/]],
  },
  'a picture in a cell is blank, however it was saved': {
    rows: [
      header,
      ['城关镇', '东街村', 210, '=DISPIMG("ID_1",1)'],
      ['城关镇', '西街村', 180, { formula: '_xlfn.DISPIMG("ID_2",1)' }],
    ],
    counts: { updated: 2, refused: 0 },
    faults: [['PICTURE', 'D2', /2 个单元格是嵌入的图片/]],
  },
  'errors that a file keeps as text are errors; a name may begin with #': {
    rows: [
      header,
      ['城关镇', '#N/A', 1, 2],
      ['城关镇', '东街村', '####', 2],
      ['#REF!', '西街村', 1, 2],
      ['城关镇', '#1社区', 1, 2],
    ],
    counts: { created: 1, refused: 3 },
    faults: [
      ['ERROR_CELL', 'B2'],
      ['ERROR_CELL', 'C3', /加宽该列/],
      ['ERROR_CELL', 'A4'],
    ],
  },
}

test.each(Object.entries(messes))('%s', async (_, { rows, more, options, counts, faults = [], found = [] }) => {
  const { files } = await load(store, await book(sheet(rows, more)), options)
  const [report] = files[0]!.sheets
  expect(report!.counts).toMatchObject(counts)
  expect(report!.faults.map((one) => [one.code, one.address])).toEqual(faults.map(([code, address]) => [code, address]))
  faults.forEach(([, , words = /./], i) => {
    expect(report!.faults[i]!.message.zh).toMatch(words)
  })
  for (const [roster, row] of found) expect(await rowsOf(store, roster)).toContainEqual(expect.objectContaining(row))
})
