/** The call is wrong, or nothing can be done: said in one sentence, exit status 2. */
export class Misuse extends Error {
  override readonly name = 'Misuse'
  constructor(
    readonly zh: string,
    readonly en: string,
  ) {
    super(`${zh} / ${en}`)
  }
}
