/** Exports of the sample county's snapshot: what is in the files, what is kept back, and that the package brings the same rosters back. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import '../../../src/county/indicators'
import { importFiles } from '../../../src/intake/intake'
import { contentOf, csvLine, saveExport } from '../../../src/measure/exchange/file'
import { type ExportOptions, exportSnapshot } from '../../../src/measure/exchange/formats'
import { sealSnapshot } from '../../../src/measure/snapshot/snapshot'
import { openWorkbook } from '../../../src/sheets/open'
import type { Store } from '../../../src/store/store'
import { countyStore } from '../../support/county'
import { dialects, freshStore } from '../../support/databases'
import { named } from './named'
import { openPackage, readCsv } from './validate'

const june = { name: '2020年6月', period: '2020-06', on: '2020-06-15', areas: 'ALL' as const, note: '=样板' }

describe.each(dialects)('exports on %s', (dialect) => {
  let store: Store
  beforeAll(async () => {
    store = await countyStore(dialect)
    await sealSnapshot(store, june)
  }, 180_000)
  afterAll(() => store.close())

  const folder = (): string => mkdtempSync(join(tmpdir(), 'rosterql-export-'))

  async function texts(options: ExportOptions): Promise<Map<string, string>> {
    const found = new Map<string, string>()
    for await (const file of exportSnapshot(store, 1, options))
      found.set(file.name, (await contentOf(file)).toString('utf8'))
    return found
  }

  const records = (text: string): Record<string, string>[] => {
    const [head, ...rows] = readCsv(text.replace(/^\ufeff/, ''))
    return rows.map((row) => Object.fromEntries(head!.map((name, i) => [name, row[i]!])))
  }
  const county = (rows: Record<string, string>[], code: string) =>
    rows.find((row) => row.指标 === code && row.层级 === '县')!

  describe('csv and xlsx', () => {
    it('give every value with its numerator and denominator, in text that is safe to open', async () => {
      const files = await texts({ format: 'csv' })
      expect([...files.keys()]).toEqual(
        ['指标值', '分解', '指标定义', '来源'].map((name) => `snapshot-1-2020年6月-${name}.csv`),
      )
      for (const text of files.values()) expect(text.startsWith('\ufeff')).toBe(true)
      const values = records(files.get('snapshot-1-2020年6月-指标值.csv')!)
      expect(county(values, 'I-24')).toMatchObject({
        指标名称: '落实专项资金额',
        区域: '样板县',
        期间: '2020-06',
        数值: '450000.00',
        单位: '元',
        状态: '正常',
      })
      expect(county(values, 'I-26')).toMatchObject({ 数值: '61.54', 分子: '8', 分母: '13' })
      const sources = records(files.get('snapshot-1-2020年6月-来源.csv')!)
      expect(sources.find(({ 花名册 }) => 花名册 === '行政村')).toMatchObject({
        文件: '01-乡镇村基本情况.xlsx',
        行数: '230',
      })
    })

    it('make a workbook of six sheets that opens again', async () => {
      let file: Buffer | undefined
      for await (const one of exportSnapshot(store, 1, { format: 'xlsx' })) file = await contentOf(one)
      const book = await openWorkbook(file!, { name: 'x.xlsx' })
      expect(book.sheets.map(({ name }) => name)).toEqual(['指标值', '图表', '分解', '指标定义', '来源', '快照'])
      await book.close()
    })

    it('keep a text from being calculated', async () => {
      expect(csvLine(['=1+1', '+86', '-5.20', '-a', '@x', 'a"b,c', null])).toBe(`'=1+1,'+86,-5.20,'-a,'@x,"a""b,c",\n`)
    })
  })

  describe('sdmx and dhis2', () => {
    it('write SDMX-CSV 2.0 with the codes of its lists', async () => {
      const [name, text] = [...(await texts({ format: 'sdmx', suppress: false }))][0]!
      expect(name).toBe('snapshot-1-2020年6月.sdmx.csv')
      const rows = records(text)
      expect(Object.keys(rows[0]!).join()).toBe(
        'STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,UNIT_MULT,OBS_STATUS,CONF_STATUS,NUMERATOR,DENOMINATOR,COMMENT_OBS',
      )
      const found = rows.find((row) => row.INDICATOR === 'I-33' && row.REF_AREA === '690121')
      expect(found).toMatchObject({
        STRUCTURE: 'datastructure',
        STRUCTURE_ID: 'EUP:INDICATOR(1.0)',
        FREQ: 'M',
        TIME_PERIOD: '2020-06',
        OBS_VALUE: '100.00',
        OBS_STATUS: 'A',
        CONF_STATUS: 'F',
        NUMERATOR: '7',
        DENOMINATOR: '7',
        UNIT_MULT: '0',
      })
    })

    it('hide small ratios and counts of people, and say so', async () => {
      const [[, text] = ['', '']] = await texts({ format: 'sdmx' })
      const hidden = records(text).filter((row) => row.CONF_STATUS === 'C')
      expect(hidden.length).toBeGreaterThan(0)
      expect(
        hidden.every(
          (row) => row.OBS_VALUE === '' && row.NUMERATOR === '' && row.DENOMINATOR === '' && row.OBS_STATUS === 'M',
        ),
      ).toBe(true)
      expect(hidden.find((row) => row.INDICATOR === 'I-33' && row.REF_AREA === '690121')).toBeDefined()
      expect(
        records(text)
          .filter((row) => row.DENOMINATOR !== '')
          .every((row) => Number(row.DENOMINATOR) >= 10),
      ).toBe(true)
    })

    it('write DHIS2 data values, parts of ratios apart, and the indicators that divide them', async () => {
      const files = await texts({ format: 'dhis2', suppress: false })
      const rows = records(files.get('snapshot-1-2020年6月.dataValueSets.csv')!)
      const at = (element: string) => rows.find((row) => row.dataelement === element && row.orgunit === '690121')
      expect(at('I-26.N')).toMatchObject({
        period: '202006',
        value: '8',
        categoryoptioncombo: '',
        attributeoptioncombo: '',
      })
      expect(at('I-26.D')?.value).toBe('13')
      expect(at('I-12')?.value).toBe('13')
      const { dataValues } = JSON.parse(files.get('snapshot-1-2020年6月.dataValueSets.json')!)
      expect(dataValues).toHaveLength(rows.length)
      const metadata = JSON.parse(files.get('snapshot-1-2020年6月.indicators.json')!)
      const of = (list: { code: string; id: string }[], code: string) => list.find((one) => one.code === code)!
      const percent = metadata.indicatorTypes.find(({ factor }: { factor: number }) => factor === 100)
      // In an expression of DHIS2 a full stop would begin a category: things are known by their ids there.
      expect(of(metadata.indicators, 'I-26')).toMatchObject({
        indicatorType: { id: percent.id },
        numerator: `#{${of(metadata.dataElements, 'I-26.N').id}}`,
        denominator: `#{${of(metadata.dataElements, 'I-26.D').id}}`,
      })
      const ids = ['dataElements', 'indicators', 'indicatorTypes'].flatMap((name) =>
        metadata[name].map(({ id }: { id: string }) => id),
      )
      expect(ids.every((id: string) => /^[A-Za-z][A-Za-z0-9]{10}$/.test(id))).toBe(true)
      expect(new Set(ids).size).toBe(ids.length)
      const known = new Set(metadata.dataElements.map(({ code }: { code: string }) => code))
      expect(rows.filter(({ dataelement }) => !known.has(dataelement))).toEqual([])
    })
  })

  const save = async (options: Partial<ExportOptions>): Promise<string> => {
    const place = folder()
    await saveExport(exportSnapshot(store, 1, { format: 'package', ...options }), place)
    return place
  }

  describe('the data package', () => {
    it('keeps to the rules of Frictionless, open and suppressed', async () => {
      for (const suppress of [false, true]) {
        const { faults, descriptor, records: found } = openPackage(await save({ suppress }))
        expect(faults).toEqual([])
        expect(descriptor.resources).toHaveLength(store.rosters.length + 3)
        expect(found.get('villages')).toHaveLength(230)
        expect(descriptor.resources.find(({ name }) => name === 'villages')!['rosterql:rows']).toBe(230)
      }
    })

    it('notices what is wrong, so that a pass means something', async () => {
      const place = await save({ suppress: false })
      const path = join(place, 'villages.csv')
      writeFileSync(path, readFileSync(path, 'utf8').replace(/\n\d+,/, '\n1x,'))
      const { faults } = openPackage(place)
      expect(faults.join('\n')).toMatch(/hash[\s\S]*rosterql_id/)
    })

    it('brings identical rosters into an empty store, and the same indicators', async () => {
      const place = await save({ suppress: false })
      const other = await freshStore('sqlite')
      try {
        const { descriptor } = openPackage(place)
        for (const roster of store.rosters) {
          const { path } = descriptor.resources.find(({ title }) => title === roster.zh)!
          const report = await importFiles(other, [{ name: path, path: join(place, path) }], {
            roster: roster.name,
            forget: true,
          })
          expect([roster.name, report.totals.refused, report.files[0]!.status]).toEqual([roster.name, 0, 'imported'])
        }
        for (const roster of store.rosters)
          expect([roster.name, await named(other, roster)]).toEqual([roster.name, await named(store, roster)])
        await sealSnapshot(other, june)
        const values = (from: Store) =>
          from.read(
            'SELECT indicator, area_label, value, numerator, denominator FROM snapshot_value ORDER BY indicator, level, area_label, area_code, value',
          )
        expect(await values(other)).toEqual(await values(store))
      } finally {
        await other.close()
      }
    }, 180_000)

    it('keeps back counts of one to four, and what would give them away', async () => {
      const { records: found } = openPackage(await save({}))
      const open = openPackage(await save({ suppress: false })).records
      const villages = found.get('villages')!
      const small = open.get('villages')!.find((row) => row.少数民族户数 === '3')!
      const hidden = villages.find((row) => row.rosterql_id === small.rosterql_id)!
      expect(hidden.少数民族户数).toBeNull()
      expect(hidden.rosterql_suppressed).toContain('少数民族户数')
      for (const row of villages)
        for (const name of ['总户数', '总人口', '少数民族户数', '少数民族人口'])
          expect(['1', '2', '3', '4']).not.toContain(row[name])
      // In its township another one is hidden too, or the township's total would tell.
      const neighbours = villages.filter(
        (row) =>
          row.rosterql_township === hidden.rosterql_township && row.rosterql_suppressed?.includes('少数民族户数'),
      )
      expect(neighbours.length).toBeGreaterThan(1)
    })
  })
})
