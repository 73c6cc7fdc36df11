import {
  type GraphQLNamedType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isObjectType,
  validateSchema,
} from 'graphql'
import { getMetadataStorage } from 'type-graphql'
import { rosters } from '../../src/county/rosters'
import { buildSchema } from '../../src/graphql/schema'
import { agreed } from './agreed'

const schema = buildSchema(rosters)
const types = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__'))
const query = schema.getQueryType()!.getFields()

interface AgreedRoster {
  name: string
  plural: string
  singular: string
  fields: [name: string, kind: string, options: string][]
}

const wanted: AgreedRoster[] = agreed
  .trim()
  .split(/\n(?=\S)/)
  .map((part) => {
    const [head, ...lines] = part.split('\n')
    const [name = '', plural = '', singular = ''] = head!.split(' ')
    return {
      name,
      plural,
      singular,
      fields: lines.map((line) => /^ {2}(\w+): (\S+) ?(.*)$/.exec(line)!.slice(1) as [string, string, string]),
    }
  })

const scalars: Record<string, string> = {
  text: 'String',
  whole: 'Int',
  decimal: 'Decimal',
  money: 'Money',
  percent: 'Decimal',
  day: 'Day',
  year: 'Int',
  flag: 'Boolean',
}

describe('schema', () => {
  it('is valid', () => expect(validateSchema(schema)).toEqual([]))

  it('has unique type names', () => {
    const { objectTypes, inputTypes, enums } = getMetadataStorage()
    const names = [...objectTypes, ...inputTypes, ...enums].map((type) => type.name)
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
  })

  it('builds fast enough for a command line', () => {
    const begun = performance.now()
    buildSchema([...rosters])
    expect(performance.now() - begun).toBeLessThan(3_000)
  })

  describe.each(wanted)('$name', ({ name, plural, singular, fields }) => {
    const type = schema.getType(name)
    const own = isObjectType(type) ? type.getFields() : {}

    it('has its root fields', () => {
      expect(String(query[plural]!.type)).toBe(`${name}Connection!`)
      expect(String(query[singular]!.type)).toBe(name)
      expect(query[plural]!.args.map((arg) => arg.name).sort()).toEqual([
        'after',
        'asOf',
        'before',
        'first',
        'last',
        'offset',
        'orderBy',
        'search',
        'where',
      ])
    })

    it.each(fields)('%s is %s', (field, kind, options) => {
      const bare = kind.replace(/[!~]/g, '')
      const named = getNamedType(own[field]!.type)
      if (bare.startsWith('→')) checkLink(name, field, bare, String(own[field]!.type))
      else if (bare === 'choice') checkChoice(name, field, options, named)
      else expect(named.name).toBe(scalars[bare])
      if (kind.includes('~')) expect(String(own[`${field}Qualifier`]!.type)).toBe('Qualifier')
      if (String(own[field]!.type).endsWith('!')) expect(kind).toContain('!')
    })

    it('takes a unit where there is money, and only there', () => {
      for (const [field, kind] of fields)
        expect(own[field]!.args.map((arg) => arg.name)).toEqual(kind.startsWith('money') ? ['unit'] : [])
    })
  })

  function checkLink(name: string, field: string, kind: string, type: string): void {
    const [target, inverse] = kind.slice(1).split('←')
    expect(type).toBe(target)
    if (inverse) expect(String((schema.getType(target!) as any).getFields()[inverse].type)).toBe(`${name}Connection!`)
    expect(String((schema.getType(`${name}Where`) as any).getFields()[field].type)).toBe(`${target}LinkWhere`)
  }

  function checkChoice(name: string, field: string, options: string, type: GraphQLNamedType): void {
    expect(type.name).toBe(name + field[0]!.toUpperCase() + field.slice(1))
    expect(isEnumType(type) && type.getValues().map((value) => value.name)).toEqual(options.split(','))
  }

  it('never promises what a bare row or a link cannot hold', () => {
    const nonNull = (name: string) =>
      Object.values((schema.getType(name) as any).getFields())
        .filter((field: any) => String(field.type).endsWith('!') && !String(field.type).endsWith('Connection!'))
        .map((field: any) => field.name)
    expect(nonNull('Unit')).toEqual(['id', 'name', 'isActive', 'isListed'])
    expect(nonNull('FundingSource')).toEqual(['id', 'name', 'isActive', 'isListed'])
    expect(nonNull('Village')).toEqual(['id', 'name', 'isActive', 'isListed'])
    expect(nonNull('PovertyExit')).toEqual(['id', 'year', 'isActive', 'isListed'])
  })

  it('lets cells of one kind be compared with each other', () => {
    const days = (schema.getType('SupervisionFindingDayField') as any).getValues().map((value: any) => value.name)
    expect(days).toEqual(['dueOn', 'rectifiedOn', 'closedOn'])
    expect(String((schema.getType('SupervisionFindingWhere') as any).getFields().dueOn.type)).toBe(
      'SupervisionFindingDayWhere',
    )
    expect(String((schema.getType('VillageWhere') as any).getFields().cultivatedLand.type)).toBe('DecimalWhere')
  })

  it('offers for each kind only what is legal', () => {
    const fields = (name: string) => Object.keys((schema.getType(name) as any).getFields())
    expect(fields('TextWhere')).toEqual(['eq', 'ne', 'in', 'notIn', 'isNull', 'contains', 'startsWith', 'endsWith'])
    expect(fields('MoneyAggregate')).toEqual(['sum', 'avg', 'min', 'max', 'countDistinct'])
    expect(fields('TextAggregate')).toEqual(['min', 'max', 'countDistinct'])
    expect(fields('LinkAggregate')).toEqual(['countDistinct'])
    expect(fields('DayAggregate')).toEqual(['min', 'max', 'countDistinct'])
  })

  it('takes one key per sort or group key', () => {
    for (const name of [
      'VillageOrderBy',
      'VillageGroupBy',
      'VillageGroupOrderBy',
      'VillageAggregateOrderBy',
      'MoneyAggregateOrderBy',
    ])
      expect((schema.getType(name) as any).isOneOf).toBe(true)
  })

  it('leaves roster fields without a resolver of their own', () => {
    for (const { name } of wanted)
      for (const suffix of ['', 'Connection', 'Edge', 'Aggregate', 'GroupRow', 'GroupKey', 'GroupConnection'])
        for (const field of Object.values((schema.getType(name + suffix) as any).getFields()) as any[])
          expect(field.resolve).toBeUndefined()
  })
})

describe('descriptions', () => {
  const bilingual = (text: string | null | undefined): boolean =>
    /[\u4e00-\u9fff]/.test(text ?? '') && /[a-z]{2}/i.test(text ?? '')
  const standard = new Set(['String', 'Int', 'Float', 'Boolean', 'ID'])
  const described: [string, string | null | undefined][] = types
    .filter((type) => !standard.has(type.name))
    .flatMap((type): [string, string | null | undefined][] => [[type.name, type.description], ...members(type)])

  function members(type: GraphQLNamedType): [string, string | null | undefined][] {
    if (isEnumType(type)) return type.getValues().map((value) => [`${type.name}.${value.name}`, value.description])
    if (isInputObjectType(type))
      return Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field.description])
    if (!isObjectType(type)) return []
    return Object.values(type.getFields()).flatMap((field): [string, string | null | undefined][] => [
      [`${type.name}.${field.name}`, field.description],
      ...field.args.map((arg): [string, string | null | undefined] => [
        `${type.name}.${field.name}(${arg.name}:)`,
        arg.description,
      ]),
    ])
  }

  it('are in Chinese and English everywhere', () => {
    expect(described.length).toBeGreaterThan(5_000)
    expect(described.filter(([, text]) => !bilingual(text)).map(([name]) => name)).toEqual([])
  })

  it('tell the unit', () => {
    const text = (type: string, field: string) => (schema.getType(type) as any).getFields()[field].description
    expect(text('Village', 'households')).toContain('户')
    expect(text('Village', 'population')).toContain('人')
    expect(text('FundAllocation', 'paid')).toContain('元')
    expect(text('FundAllocationAggregate', 'paid')).toContain('元')
  })
})
