import type { FundAllocation, FundingSource } from './types'
import { coFunderNames } from './units'

/**
 * Five lines of money, because a level alone cannot hold both "450,000 came from the commissions" and "we are not in the
 * provincial demonstration-county plan". The amounts of that plan are not known: the report leaves them out.
 */
export const fundingSources: FundingSource[] = [
  {
    name: '少数民族发展资金',
    year: 2020,
    level: 'PROVINCIAL',
    channel: 'UPPER_SPECIAL',
    line: '少数民族发展资金',
    document: '省财农〔2020〕15号',
    inPlan: true,
    planned: '400000.00',
    allocated: '400000.00',
  },
  {
    name: '教育基地专项补助',
    year: 2020,
    level: 'MUNICIPAL',
    channel: 'UPPER_SPECIAL',
    line: '教育基地专项补助',
    document: '市财行〔2020〕22号',
    inPlan: true,
    planned: '50000.00',
    allocated: '50000.00',
  },
  {
    name: '示范县创建专项补助',
    year: 2020,
    level: 'PROVINCIAL',
    channel: 'UPPER_SPECIAL',
    line: '示范县创建专项补助',
    document: null,
    inPlan: false,
    planned: null,
    allocated: null,
  },
  {
    name: '县级创建补助',
    year: 2020,
    level: 'COUNTY',
    channel: 'COUNTY_SUBSIDY',
    line: '县级补助',
    document: null,
    inPlan: null,
    planned: '100000.00',
    allocated: '0.00',
  },
  {
    name: '单位公用经费',
    year: 2020,
    level: 'UNIT',
    channel: 'OWN_SOURCE',
    line: '单位公用经费',
    document: null,
    inPlan: null,
    planned: null,
    allocated: '280000.00',
  },
]

type Special = Pick<FundAllocation, 'purpose' | 'received' | 'disbursed' | 'paid'> & { amount: string; unit: string }

const special = (unit: string, amount: string, received: string, disbursed: string, paid: string, purpose: string) =>
  ({ unit, amount, received, disbursed, paid, purpose }) satisfies Special

/** 400,000 over 8 sites; together with the base subsidy 315,000 of 450,000 had been paid at the end of May. */
const fromFund: Special[] = [
  special('会师旧址', '80000.00', '80000.00', '70000.00', '60000.00', '展陈提升和讲解词完善'),
  special('石桥民族乡', '60000.00', '60000.00', '50000.00', '45000.00', '乡史馆布展'),
  special('县民族小学', '60000.00', '60000.00', '45000.00', '42356.70', '校园文化建设'),
  special('县司法局', '50000.00', '50000.00', '40000.00', '35643.30', '法治宣传阵地建设'),
  special('城东社区', '50000.00', '50000.00', '35000.00', '30120.55', '社区服务站建设'),
  special('石桥村', '40000.00', '40000.00', '30000.00', '26879.45', '村文化广场建设'),
  special('县融媒体中心', '30000.00', '15000.00', '15000.00', '15000.00', '专题节目制作'),
  special('县教育局', '30000.00', '15000.00', '15000.00', '15000.00', '民族教育成果展示'),
]

const fromBaseSubsidy = special('会师旧址', '50000.00', '50000.00', '50000.00', '45000.00', '教育基地设施维护')

const allocation = (
  source: string,
  document: string,
  days: [string, string, string],
  each: Special,
): FundAllocation => ({
  source: { name: source, year: 2020 },
  recipient: each.unit,
  site: { unit: each.unit, name: `${each.unit}示范点` },
  document,
  purpose: each.purpose,
  functionCode: source === '少数民族发展资金' ? '2130599' : '2012399',
  planned: each.amount,
  approved: each.amount,
  allocated: each.amount,
  received: each.received,
  disbursed: each.disbursed,
  paid: each.paid,
  allocatedOn: days[0],
  receivedOn: days[1],
  paidAsOf: '2020-05-31',
  disclosedOn: days[2],
})

const bigContributors = new Set('县委统战部 县民宗局 县直机关工委 县财政局 县教育局 县司法局 县融媒体中心'.split(' '))

/** What a unit takes from its own running costs: no document, no site, nothing passed down, so only the amount is known. */
const ownMoney = (unit: string): FundAllocation => ({
  source: { name: '单位公用经费', year: 2020 },
  recipient: unit,
  site: null,
  document: null,
  purpose: '共创共建工作经费',
  functionCode: null,
  planned: null,
  approved: null,
  allocated: bigContributors.has(unit) ? '20000.00' : '5000.00',
  received: null,
  disbursed: null,
  paid: null,
  allocatedOn: '2020-04',
  receivedOn: null,
  paidAsOf: null,
  disclosedOn: null,
})

export const fundAllocations: FundAllocation[] = [
  ...fromFund.map((each) =>
    allocation('少数民族发展资金', '样财农〔2020〕31号', ['2020-03-25', '2020-04-10', '2020-04-17'], each),
  ),
  allocation('教育基地专项补助', '样财行〔2020〕18号', ['2020-04-02', '2020-04-20', '2020-04-27'], fromBaseSubsidy),
  ...coFunderNames.map(ownMoney),
]
