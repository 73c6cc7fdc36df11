import * as fc from 'fast-check'
import { madeUpNumber } from '../../seeds/dirty/refused'
import { personal, personalColumn, prohibited } from '../../src/intake/model/personal'

const id = madeUpNumber('19600115', 107)
const mobile = '15420000000'
const wide = (text: string) => text.replace(/\d/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))

test.each([
  '姓名',
  '户主姓名',
  '身份证号',
  '公民身份号码',
  '联系电话',
  '手机',
  '民族',
  '民族成份',
  '宗教信仰',
  '政治面貌',
  '银行卡号',
  '收款账号',
  '家庭住址',
  '项目责任人',
  '联系人',
  '法定代表人',
])('a column headed %s is prohibited', (text) => expect(prohibited([text])).toBe(true))

test.each([
  '少数民族人口',
  '五进宗教活动场所经费',
  '责任单位',
  '单位名称',
  '民族村',
  '是否民族村',
  '负责人职务',
  '组长职务',
  '民族乡',
  '单位类别',
])('a column headed %s may stay', (text) => expect(prohibited([text])).toBe(false))

test('any level of a heading may prohibit it', () => {
  expect(prohibited(['户主', '编号'])).toBe(true)
  expect(prohibited(['资金', '到位'])).toBe(false)
})

describe('values', () => {
  test.each([
    id,
    `身份证${id}`,
    wide(id),
    `${id.slice(0, 6)} ${id.slice(6, 14)} ${id.slice(14)}`,
    mobile,
    '154-2000-0000',
    '154 2000 0000',
    `电话：${mobile}`,
    wide(mobile),
  ])('are found: %#', (text) => expect(personal(text)).toBe(true))

  test.each([
    '11690121006901010G',
    '690121101201',
    '2020061512345678',
    '15420000',
    `9${mobile}`,
    `${mobile}0`,
    '123456789012345678',
    '项目编号154200000001234',
    '2018-02-01 2018-06-30',
    '2020-06-15',
    '154-2000-0000-1',
  ])('%s is none', (text) => expect(personal(text)).toBe(false))

  test('are found in any text around them', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('村', '，', ' ', '户', '、') }),
        fc.string({ unit: fc.constantFrom('乡', '。', '\n') }),
        fc.constantFrom(id, mobile),
        (before, after, value) => expect(personal(before + value + after)).toBe(true),
      ),
    )
  })

  test('in a row: text anywhere, numbers only where no amount stands', () => {
    expect(personalColumn({ row: 1, cells: ['石桥村', 3, id] }, new Set())).toBe(2)
    expect(personalColumn({ row: 1, cells: ['石桥村', 15420000000] }, new Set())).toBe(1)
    expect(personalColumn({ row: 1, cells: ['石桥村', 15420000000] }, new Set([1]))).toBe(-1)
    expect(personalColumn({ row: 1, cells: ['石桥村', '15420000000'] }, new Set([1]))).toBe(-1)
    expect(personalColumn({ row: 1, cells: ['石桥村', '电话15420000000'] }, new Set([1]))).toBe(1)
    expect(personalColumn({ row: 1, cells: ['石桥村', id] }, new Set([1]))).toBe(1)
  })

  test('an identity number saved as a number still tells the day of birth', () => {
    expect(personalColumn({ row: 1, cells: ['石桥村', Number('690121196001151074')] }, new Set())).toBe(1)
    expect(personalColumn({ row: 1, cells: ['石桥村', Number('690121999901151074')] }, new Set())).toBe(-1)
  })

  test('the scan of a hostile text stays quick', () => {
    const began = Date.now()
    for (const text of ['1'.repeat(32_767), `${'1'.repeat(10)} `.repeat(2978), '1'.repeat(17).concat('x').repeat(1800)])
      personal(text)
    expect(Date.now() - began).toBeLessThan(200)
  })
})
