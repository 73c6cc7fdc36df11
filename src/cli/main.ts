#!/usr/bin/env node
/** The door of the command line: arguments come in, an exit status goes out. */
import { join } from 'node:path'
import { runProgram } from './program'

/** A reader that leaves early (`rosterql schema | head`) is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

const { version } = require(join(__dirname, '../../../package.json')) as { version: string }

runProgram(process.argv.slice(2), version).then((code) => {
  process.exitCode = code
})
