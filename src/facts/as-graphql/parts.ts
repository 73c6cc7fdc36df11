/** Types made at run time: type-graphql's decorators, called as functions on classes that have nothing but a name. */
import 'reflect-metadata'
import { Arg, Field, InputType, ObjectType, registerEnumType } from 'type-graphql'

/** A class without members; type-graphql finds types by it. */
export type Shape = new () => object
/** Late, because types name each other in circles: a class, a scalar, an enum's object, or a list `[x]` of one. */
export type TypeOf = () => unknown

export interface FieldSpec {
  name: string
  type: TypeOf
  zh: string
  en: string
  /** Never null; for an argument or input field: must be given. */
  required?: boolean
  /** A list some of whose items may be null. */
  sparse?: boolean
  defaultValue?: unknown
  args?: FieldSpec[]
}

/** Chinese first, English beside it: the form of every description. */
export const bilingual = (zh: string, en: string): string => `${zh} · ${en}`

/** A field or an argument in one line: `field('first', () => Int, '…', '…')`. */
export const field = (
  name: string,
  type: TypeOf,
  zh: string,
  en: string,
  more: Partial<FieldSpec> = {},
): FieldSpec => ({
  name,
  type,
  zh,
  en,
  ...more,
})
/** The same, never null. */
export const always = (name: string, type: TypeOf, zh: string, en: string, more: Partial<FieldSpec> = {}): FieldSpec =>
  field(name, type, zh, en, { required: true, ...more })

const bare = (name: string): Shape => Object.defineProperty(class {}, 'name', { value: name })

const options = ({ zh, en, required, sparse, defaultValue }: FieldSpec) => ({
  description: bilingual(zh, en),
  nullable: sparse ? ('items' as const) : !required,
  defaultValue: defaultValue as never,
})

function addField(shape: Shape, spec: FieldSpec): void {
  Field(spec.type as never, options(spec))(shape.prototype, spec.name)
  addArguments(shape, spec.name, spec.args)
}

export function addArguments(shape: Shape, name: string, args: FieldSpec[] = []): void {
  for (const [index, arg] of args.entries())
    Arg(arg.name, arg.type as never, options(arg))(shape.prototype, name, index)
}

/** Its fields have no resolver of their own: the executor's default one takes what stands in the source. */
export function objectType(name: string, zh: string, en: string, fields: FieldSpec[]): Shape {
  const shape = bare(name)
  ObjectType(name, { description: bilingual(zh, en), simpleResolvers: true })(shape)
  for (const spec of fields) addField(shape, spec)
  return shape
}

export function inputType(name: string, zh: string, en: string, fields: FieldSpec[]): Shape {
  const shape = bare(name)
  InputType(name, { description: bilingual(zh, en) })(shape)
  for (const spec of fields) addField(shape, spec)
  return shape
}

const oneOfs = new Set<string>()
/** type-graphql cannot say `@oneOf`; the schema is told after it is built. */
export const isOneOf = (name: string): boolean => oneOfs.has(name)

/** An input of which exactly one field is given. */
export function oneOfType(name: string, zh: string, en: string, fields: FieldSpec[]): Shape {
  oneOfs.add(name)
  return inputType(name, `${zh}（只填一项）`, `${en} (exactly one field)`, fields)
}

export interface EnumSpec {
  code: string
  zh: string
  en: string
  /** What stands for the code inside; the code itself unless stated. */
  value?: string
}

/** The object type-graphql knows the enum by. */
export function enumType(name: string, zh: string, en: string, values: readonly EnumSpec[]): object {
  const codes = Object.fromEntries(values.map((value) => [value.code, value.value ?? value.code]))
  const valuesConfig = Object.fromEntries(
    values.map((value) => [value.code, { description: bilingual(value.zh, value.en) }]),
  )
  registerEnumType(codes, { name, description: bilingual(zh, en), valuesConfig })
  return codes
}

/** Makes a thing when it is first asked for, once for each that asks. */
export function once<K, T>(make: (key: K) => T): (key: K) => T {
  const made = new Map<K, T>()
  return (key) => {
    let found = made.get(key)
    if (found === undefined) {
      found = make(key)
      made.set(key, found)
    }
    return found
  }
}
