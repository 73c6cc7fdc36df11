/** Our own reader meets something it does not know for certain. Never shown: SheetJS is asked instead. */
export class NotPlainXlsx {
  constructor(readonly why: string) {}
}
