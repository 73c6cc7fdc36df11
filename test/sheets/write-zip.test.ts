import { Package } from '../../src/sheets/mark/zip'
import { type ZipPart, zip } from '../../src/sheets/write/zip'
import { partsOf } from './mark-parts'

async function whole(parts: Iterable<ZipPart>): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of zip(parts)) pieces.push(piece)
  return Buffer.concat(pieces)
}

async function* slowly(...texts: string[]) {
  for (const text of texts) yield text
}

describe('zip', () => {
  test('whole and streamed parts, empty ones and Chinese names', async () => {
    const file = await whole([
      { name: 'a.txt', data: 'short' },
      { name: '目录/乙.txt', stream: slowly('一', '二') },
      { name: 'empty', stream: slowly() },
    ])
    const book = new Package(file)
    expect(await Promise.all(['a.txt', '目录/乙.txt', 'empty', 'none'].map((name) => book.read(name)))).toEqual([
      'short',
      '一二',
      '',
      undefined,
    ])
    expect(partsOf(file)['a.txt']).toBe('short')
  })

  test('more parts than sixteen bits can count', async () => {
    function* many(): Generator<ZipPart> {
      const entry = { flags: 0, method: 0, time: 0, crc: 0, size: 0, attributes: 0, data: Buffer.alloc(0) }
      for (let i = 0; i < 70_000; i++) yield { packed: { ...entry, name: Buffer.from(String(i)) } }
    }
    const file = await whole(many())
    expect(file.includes(Buffer.from('PK\x06\x06', 'latin1'))).toBe(true)
    const book = new Package(file)
    expect([book.has('0'), book.has('69999'), book.has('70000')]).toEqual([true, true, false])
  })

  test('sizes beyond 32 bits stand in the wide field and are read back', async () => {
    const entry = {
      name: Buffer.from('big'),
      flags: 0,
      method: 8,
      time: 0,
      crc: 1,
      size: 2 ** 33,
      attributes: 0,
      data: Buffer.from('xyz'),
    }
    const file = await whole([{ packed: entry }, { name: 'after', data: 'ok' }])
    expect(file.includes(Buffer.from('0000000002000000', 'hex'))).toBe(true)
    expect((await new Package(file).save()).equals(file)).toBe(true)
    expect(await new Package(file).read('after')).toBe('ok')
  })

  test('an error while a part is streamed ends the archive', async () => {
    async function* failing() {
      yield 'x'
      throw new Error('坏了')
    }
    await expect(whole([{ name: 'a', stream: failing() }])).rejects.toThrow('坏了')
  })

  test('a compression nobody has, and an encrypted part, are refused', async () => {
    const data = Buffer.from('x')
    const entry = { name: Buffer.from('odd'), flags: 0, method: 12, time: 0, crc: 0, size: 1, attributes: 0, data }
    await expect(new Package(await whole([{ packed: entry }])).read('odd')).rejects.toThrow('不支持压缩方式')
    await expect(new Package(await whole([{ packed: { ...entry, flags: 1 } }])).read('odd')).rejects.toThrow('加密')
  })
})
