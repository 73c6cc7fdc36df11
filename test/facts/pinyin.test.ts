/** Characters with several readings are sorted by the one they have where they stand. */

import { pinyinOrder } from '../../src/facts/pinyin/order'
import { rankKey, sortKey } from '../../src/facts/pinyin/pinyin'
import { readLike, severalReadings } from '../../src/facts/pinyin/readings'

/** What the character in brackets is read like. */
const read = (marked: string): string => {
  const at = marked.indexOf('[')
  return readLike(marked.replace(/[[\]]/g, ''), at)
}

describe('readings', () => {
  it.each([
    ['[重]庆市', '虫'],
    ['[重]点项目', '重'],
    ['[长]沙', '常'],
    ['[长]寿乡', '常'],
    ['石桥镇[长]岭村', '常'],
    ['石桥镇镇[长]', '掌'],
    ['河[长]制办公室', '掌'],
    ['[长]子县', '掌'],
    ['绍[兴]', '星'],
    ['农村商业银[行]', '航'],
    ['工商[行]政管理局', '行'],
    ['[行]唐县', '行'],
    ['太[行]村', '航'],
    ['执[行]业务', '行'],
    ['成[都]市', '督'],
    ['[厦]门', '夏'],
    ['[六]安市', '路'],
    ['第[六]安置点', '六'],
    ['民[乐]县', '乐'],
    ['[乐]清市', '月'],
    ['[乐]亭县', '涝'],
    ['[单]县', '善'],
    ['名[单]县级', '单'],
    ['美[丽]水乡', '丽'],
    ['[丽]水市', '离'],
    ['困[难]民众', '难'],
    ['社[会]计划', '会'],
    ['[会]计所', '快'],
    ['责[任]县级领导', '任'],
    ['[任]丘市', '仁'],
    ['西[藏]', '葬'],
    ['收[藏]文物', '藏'],
    ['洪[洞]县', '同'],
    ['山[洞]村', '洞'],
    ['[蔚]县', '玉'],
    ['[涡]阳', '郭'],
    ['[铅]山县', '岩'],
    ['番[番]禺', '潘'],
    ['[番]茄', '番'],
    ['[地]方', '弟'],
    ['[曾]家村', '增'],
    ['十里[堡]', '瀑'],
    ['城[堡]', '堡'],
    ['[佛]坪', '仏'],
    ['[石]桥', '石'],
  ])('%s', (marked, like) => {
    expect(read(marked)).toBe(like)
  })

  it('name characters of the order, and words that hold the character', () => {
    for (const character of severalReadings) expect(pinyinOrder).toContain(character)
  })

  it('put a character among those it is read like, and its words together', () => {
    const sorted = ['长宁', '长安', '昌平', '常山', '常德', '车站', '重庆', '崇文', '冲口', '重点', '中山'].sort(
      (a, b) => (sortKey(a) < sortKey(b) ? -1 : 1),
    )
    const at = (name: string): number => sorted.indexOf(name)
    expect(at('昌平')).toBeLessThan(at('长安'))
    expect(at('长安') + 1).toBe(at('长宁'))
    expect(at('长宁')).toBeLessThan(at('车站'))
    expect(at('冲口')).toBeLessThan(at('重庆'))
    expect(at('中山')).toBeLessThan(at('重点'))
    expect(sortKey('常')).not.toBe(sortKey('长'))
    expect(rankKey('长安')).not.toBe(sortKey('长安'))
    expect(rankKey('石桥')).toBe(sortKey('石桥'))
  })
})
