import { addArchiveBlock, archiveBlocks, archivePlaces } from '../../../src/store/ledger/archive'
import type { Store } from '../../../src/store/store'
import { dialects, freshStore } from '../../support/databases'

const block = (sheetId: number, firstRow: number, lastRow: number) => ({
  sheetId,
  firstRow,
  lastRow,
  content: Buffer.from([sheetId, firstRow, 0, 255]),
})

describe.each(dialects)('the archive on %s', (dialect) => {
  let store: Store
  beforeAll(async () => {
    store = await freshStore(dialect)
    await store.write(async (writer) => {
      for (const one of [block(1, 2, 9), block(2, 30, 40), block(2, 5, 20)]) await addArchiveBlock(writer, one)
    })
  })
  afterAll(() => store.close())

  it('says which rows of sheets it has, in their order', async () => {
    expect(await archivePlaces(store, [2, 1, 7])).toEqual([
      { sheetId: 1, firstRow: 2, lastRow: 9 },
      { sheetId: 2, firstRow: 5, lastRow: 20 },
      { sheetId: 2, firstRow: 30, lastRow: 40 },
    ])
  })

  it('gives bytes back as they came', async () => {
    const [found] = await archiveBlocks(store, [{ sheetId: 2, firstRow: 30 }])
    expect(found).toMatchObject({ sheetId: 2, firstRow: 30 })
    expect([...found!.content]).toEqual([2, 30, 0, 255])
  })

  it('is asked for more blocks than a statement has conditions', async () => {
    const places = Array.from({ length: 2500 }, (_, i) => ({ sheetId: 2, firstRow: i }))
    expect((await archiveBlocks(store, places)).map(({ firstRow }) => firstRow).sort((a, b) => a - b)).toEqual([5, 30])
    expect(await archiveBlocks(store, [])).toEqual([])
  })
})
