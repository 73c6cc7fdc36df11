/** The one way of saying no: which message of the catalogue, what it is told, and where. Thrown by every room; worded where it is shown. */
import type { Action, Surface } from './actions'
import type { ArgsFor, MessageId } from './catalogue'
import type { Code } from './codes'
import type { MessageRef, Named } from './shapes'
import { actionsOf, both, codeOf, httpStatusOf, messageRef, wordsOf } from './words'

interface Place {
  /** From the outside in: ['villages', 'where', 'name', 'eq']. */
  path?: readonly (string | number)[]
  file?: string
  sheet?: string
  address?: string
  /** Each thing that is wrong, where there are several: the parts of a definition. */
  faults?: readonly { path: string; message: Named }[]
  cause?: unknown
}

export class Refusal<I extends MessageId = MessageId> extends Error {
  override readonly name = 'Refusal'
  readonly said: MessageRef
  readonly code: Code
  readonly status: number

  constructor(
    id: I,
    args: ArgsFor<I>,
    readonly place: Place = {},
  ) {
    const said = messageRef(id, args)
    super(placed(place, said, 'terminal'), { cause: place.cause })
    this.said = said
    this.code = codeOf(said)
    this.status = httpStatusOf(said)
  }

  get id(): string {
    return this.said.id
  }

  get zh(): string {
    return wordsOf(this.said, 'terminal', 'zh')
  }

  get en(): string {
    return wordsOf(this.said, 'terminal', 'en')
  }

  get actions(): Action[] {
    return actionsOf(this.said)
  }

  /** `villages.where: “x”不是编号 / “x” is not an id`. */
  words(surface: Surface): string {
    return placed(this.place, this.said, surface)
  }

  /** What GraphQL shows of it beside the message; its executor takes them from here. */
  get extensions(): Record<string, unknown> {
    const { path = [], faults } = this.place
    return {
      code: this.code,
      ...(path.length > 0 ? { argument: path.join('.') } : {}),
      ...(faults ? { faults } : {}),
      ...(this.actions.length > 0 ? { actions: this.actions } : {}),
    }
  }
}

function placed({ path = [] }: Place, said: MessageRef, surface: Surface): string {
  const words = both(wordsOf(said, surface, 'zh'), wordsOf(said, surface, 'en'))
  return path.length > 0 ? `${path.join('.')}: ${words}` : words
}

/** Whether it is a refusal with a message of this topic: `refusedOf('template', error)`. */
export const refusedOf = (topic: string, error: unknown): error is Refusal =>
  error instanceof Refusal && error.id.startsWith(`${topic}.`)
