/** How the program talks to people: on stderr, Chinese first, English beside it. Stdout is for results alone. */

export const say = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

/** A result for scripts: the one JSON document of `--json`. */
export const printJson = (value: unknown): void => {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}
