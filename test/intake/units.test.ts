import { heading } from '../../src/intake/model/heading'
import { statedUnits, unitNamed } from '../../src/intake/model/units'

test.each([
  ['单位：万元', ['万元']],
  ['（单位：万元）', ['万元']],
  ['单位:户、人、万元', ['户', '人', '万元']],
  ['2020年资金安排表（万元）', ['万元']],
  ['金额单位：元', ['元']],
  ['填报单位：县民宗局', []],
  ['填报单位：县民宗局          单位：万元', ['万元']],
  ['责任单位：', []],
  ['2020年创建资金台账', []],
])('%s states %j', (text, expected) => expect(statedUnits(text)).toEqual(expected))

test.each([
  ['下达资金（万元）', '下达资金', '万元'],
  ['种植面积/亩', '种植面积', '亩'],
  ['到位资金(单位：元)', '到位资金', '元'],
  ['贫困发生率（%）', '贫困发生率', '%'],
  ['贫困发生率%', '贫困发生率', '%'],
  ['总投资万元', '总投资', '万元'],
  ['总投资\n（万元）', '总投资', '万元'],
  ['下 达 资 金', '下达资金', undefined],
  ['村民小组（社）数', '村民小组(社)数', undefined],
  ['单位名称*', '单位名称', undefined],
  ['（一）总户数', '总户数', undefined],
])('the heading %j is %s in %s', (raw, bare, unit) =>
  expect([heading(raw).bare, heading(raw).unit]).toEqual([bare, unit]),
)

test('units are known in any width', () => {
  expect(unitNamed('万 元')?.factor).toBe(10_000)
  expect(unitNamed('％')?.names).toContain('百分比')
  expect(unitNamed('丈')).toBeUndefined()
})

test.each([
  ['村名 - 汉字 Village Name - Chinese Characters', '村名'],
  ['村名 Village', '村名'],
  ['Village Name 村名', '村名'],
  ['nameChineseCharacters_村名汉字', '村名'],
  ['海拔 (米) Altitude', '海拔'],
  ['耕地面积（亩） Cultivated land', '耕地面积'],
  ['户数\nHouseholds', '户数'],
])('the Chinese half of the bilingual heading %j is %s', (raw, half) => expect(heading(raw).half).toBe(half))

test.each(['村名 - 汉语拼音 Village Name - Hanyu Pinyin', '面积(km2)', 'ID号', 'GDP总量', 'name'])(
  '%j has no other half that could be mistaken',
  (raw) => expect(heading(raw).half ?? '').not.toMatch(/^(?:村名|面积|号|总量)$/),
)

test.each([
  ['鄉鎮市區名稱', '乡镇市区名称'],
  ['戶數', '户数'],
  ['總人口', '总人口'],
  ['資金來源', '资金来源'],
  ['專案', '专案'],
])('%s reads as %s', (raw, text) => expect(heading(raw).text).toBe(text))
