import { type NameStyle, spelling } from '../../src/facts/match'

const naming = { counties: ['样板县'] }
const same = (a: string, b: string, style: NameStyle): boolean => {
  const [x, y] = [spelling(a, style, naming), spelling(b, style, naming)]
  return x.firm === y.firm || (x.stem === y.stem && (x.suffix === '' || y.suffix === '' || x.suffix === y.suffix))
}

describe('spellings of one name', () => {
  test.each<[string, string, NameStyle]>([
    ['石桥村', '石桥村委会', 'village'],
    ['石桥村', '石桥村村民委员会', 'village'],
    ['石桥村', '石桥', 'village'],
    ['石桥村', ' 石 桥 村 ', 'village'],
    ['东街社区', '东街社区居委会', 'village'],
    ['城关镇', '城关', 'township'],
    ['石桥民族乡', '石桥民族乡人民政府', 'township'],
    ['东关街道', '东关街道办事处', 'township'],
    ['县司法局', '司法局', 'unit'],
    ['县司法局', '样板县司法局', 'unit'],
    ['中共样板县委统战部', '县委统战部', 'unit'],
    ['石桥民族乡', '石桥民族乡人民政府', 'unit'],
    ['省财农〔2020〕12号', '省财农[2020]12号', 'document'],
    ['省财农〔2020〕第12号', '省财农（2020）12号', 'document'],
  ])('%s is %s', (a, b, style) => expect(same(a, b, style)).toBe(true))

  test.each<[string, string, NameStyle]>([
    ['石桥村', '石桥社区', 'village'],
    ['石桥村', '石桥沟村', 'village'],
    ['石桥镇', '石桥乡', 'township'],
    ['县司法局', '市司法局', 'unit'],
    ['第一小学', '第二小学', 'unit'],
  ])('%s is not %s', (a, b, style) => expect(same(a, b, style)).toBe(false))

  test('a suffix alone is a name of its own', () => {
    expect(spelling('村', 'village').stem).toBe('村')
    expect(spelling('镇', 'township').stem).toBe('镇')
  })
})
