/** 资金: 单位：万元 above the table, sections with subtotals, 8万元 typed as text; the units' own money in yuan on another tab. */
import { labels } from '../columns'
import { countyRows, isRedacted } from '../county'
import type { FundAllocation } from '../county/types'
import { type Book, signatures } from './book'
import { column, type DirtyColumn, type Row, remark, serialNumber, type Table } from './layout'
import {
  chinese,
  comma,
  compact,
  dateCell,
  dotted,
  fullUnit,
  officeOf,
  orDash,
  orSlash,
  shortUnit,
  slashed,
  spoken,
  wan,
  wanText,
  yesNo,
  yuan,
} from './spell'

const redactedOr =
  (field: string, say: DirtyColumn['cell']): DirtyColumn['cell'] =>
  (row, index) =>
    isRedacted('FundingSource', row, field) ? '___' : say(row, index)

const sourceTable: Table = {
  roster: 'FundingSource',
  name: '资金来源',
  above: ['样板县创建工作资金来源一览表', { right: '单位：万元' }],
  columns: [
    serialNumber(),
    column('资金名称', 'name', (row) => row.name, { width: 24 }),
    column('年度', 'year', (row) => row.year, { merged: true }),
    column('级次', 'level', (row) => labels.fundLevel[row.level as keyof typeof labels.fundLevel]),
    column('筹资渠道', 'channel', (row) => labels.fundChannel[row.channel as keyof typeof labels.fundChannel]),
    column('资金类别', 'line', (row) => row.line),
    column('文件依据', 'document', (row) => orDash(row.document)),
    column('是否纳入专项计划', 'inPlan', (row) => yesNo(row.inPlan)),
    column(
      '计划数',
      'planned',
      redactedOr('planned', (row) => orSlash(wan(row.planned))),
    ),
    column(
      '下达数',
      'allocated',
      redactedOr('allocated', (row) => wan(row.allocated)),
      {
        adds: (row: Row) => wan(row.allocated),
      },
    ),
  ],
  body: [...countyRows.FundingSource.map((row) => ({ row })), { total: '合计', of: countyRows.FundingSource }],
  below: ['注：2020年省级示范县创建专项补助未纳入计划。', signatures],
}

const special = countyRows.FundAllocation.filter(({ source }) => source.name !== '单位公用经费')
const own = countyRows.FundAllocation.filter(({ source }) => source.name === '单位公用经费')
const fromFund = special.filter(({ source }) => source.name === '少数民族发展资金')
const fromBase = special.filter(({ source }) => source.name === '教育基地专项补助')

const inWan = (path: string, field: keyof FundAllocation): DirtyColumn =>
  column(path, field, (row) => wan(row[field]), { adds: (row: Row) => wan(row[field]), formula: true })

const specialTable: Table = {
  roster: 'FundAllocation',
  name: '2020年',
  above: ['样板县2020年创建专项资金分配使用情况表', '填报单位：样板县财政局', { right: '单位：万元' }],
  columns: [
    serialNumber(),
    column('资金来源', 'source', (row) => row.source.name, { merged: true, width: 20 }),
    column('使用单位', 'recipient', (row) => officeOf(fullUnit(row.recipient)), { width: 18 }),
    column('示范点', 'site', (row) => row.site?.name, { width: 22 }),
    column('文件依据', 'document', (row) => row.document, { merged: true, width: 20 }),
    column('资金用途', 'purpose', (row) => row.purpose),
    column('功能科目', 'functionCode', (row) => Number(row.functionCode)),
    inWan('资金/计划', 'planned'),
    column('资金/批复', 'approved', (row, index) => (index % 3 === 1 ? wanText(row.approved) : wan(row.approved)), {
      adds: (row: Row) => wan(row.approved),
    }),
    inWan('资金/下达', 'allocated'),
    inWan('资金/到位', 'received'),
    inWan('资金/拨付', 'disbursed'),
    inWan('资金/支付', 'paid'),
    column('资金/支出率', '', (row) => ({
      value: Math.round((10_000 * Number(row.paid)) / Number(row.allocated)) / 10_000,
      style: { numberFormat: '0.00%' },
    })),
    column('下达时间', 'allocatedOn', (row) => spoken(row.allocatedOn, dotted)),
    column('到账时间', 'receivedOn', (row) => Number(compact(row.receivedOn))),
    column('截止时间', 'paidAsOf', (row) => dateCell(row.paidAsOf, 'yyyy"年"m"月"d"日"')),
    column('公示时间', 'disclosedOn', (row) => spoken(row.disclosedOn, slashed)),
    remark(),
  ],
  body: [
    { section: '一、省级少数民族发展资金' },
    ...fromFund.map((row) => ({ row })),
    { total: '小计', of: fromFund },
    { section: '二、教育基地专项补助' },
    ...fromBase.map((row) => ({ row })),
    { total: '小计', of: fromBase },
    { total: '总计', of: special },
  ],
  said: ['source.year'],
  below: ['注：支出率=支付÷下达。', signatures],
}

const ownTable: Table = {
  roster: 'FundAllocation',
  name: '单位自筹',
  above: ['样板县2020年县直单位共创共建经费落实情况表'],
  columns: [
    serialNumber(),
    column('单  位', 'recipient', (row, index) => (index % 2 ? shortUnit(row.recipient) : row.recipient), {
      width: 24,
    }),
    column('资金来源', 'source', (row) => row.source.name, { merged: true }),
    column('资金用途', 'purpose', (row) => row.purpose, { merged: true }),
    column('金额（元）', 'allocated', (row, index) => (index % 4 ? yuan(row.allocated) : comma(yuan(row.allocated))), {
      adds: (row: Row) => yuan(row.allocated),
    }),
    column('下达时间', 'allocatedOn', (row) => spoken(row.allocatedOn, chinese)),
    remark(),
  ],
  body: [...own.map((row) => ({ row })), { total: '合  计', of: own }],
  said: ['source.year'],
  below: [signatures],
}

export const funds: Book = { file: '2020年创建资金台账.xlsx', sheets: [specialTable, ownTable, sourceTable] }
