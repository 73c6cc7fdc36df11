/** Makes the command line out of the list of commands; turns whatever happens into an exit status. */
import { CommanderError, Command as Line, Option } from 'commander'
import { Refusal } from '../messages/refusal'
import { both } from '../messages/words'
import { type Command, common, type ExitCode, type Flag } from './command'
import { commands } from './commands'
import { reasonOf } from './output/reasons'
import { printJson, say } from './output/say'

/** Runs one call; never throws. `argv` is without node and the script. */
export async function runProgram(argv: string[], version: string): Promise<ExitCode> {
  const outcome: { code: ExitCode } = { code: 0 }
  try {
    await program(argv[0], version, outcome).parseAsync(argv, { from: 'user' })
    return outcome.code
  } catch (error) {
    return failed(error, argv)
  }
}

function program(called: string | undefined, version: string, outcome: { code: ExitCode }): Line {
  const line = new Line('rosterql')
    .description(both('县级台账入库与查询', 'county rosters in Excel into a typed GraphQL API'))
    .version(version, '-V, --version', both('版本', 'the version'))
    .helpOption('-h, --help', both('用法', 'how to use it'))
    .helpCommand('help [command]', both('某个命令的用法', 'how to use a command'))
    .exitOverride()
    .configureOutput({ outputError: () => {} })
  const wanted = commands.filter(({ name }) => name === called)
  for (const { load } of wanted.length > 0 ? wanted : commands) line.addCommand(subcommand(load(), outcome))
  return line
}

function subcommand(command: Command, outcome: { code: ExitCode }): Line {
  const line = new Line(command.name)
    .description(both(command.zh, command.en))
    .helpOption('-h, --help', both('用法', 'how to use it'))
    .exitOverride()
    .configureOutput({ outputError: () => {} })
  if (command.arguments) line.arguments(command.arguments)
  for (const flag of [...command.flags, ...common]) line.addOption(option(flag))
  return line.action(async (...given) => {
    const [flags] = given.splice(-2)
    outcome.code = await command.run(
      given.flat().filter((arg) => arg !== undefined),
      flags,
    )
  })
}

function option({ flags, zh, en, choices, repeat, default: fallback, env }: Flag): Option {
  const made = new Option(flags, both(zh, en))
  if (choices) made.choices(choices)
  if (repeat) made.argParser((value: string, list: string[] = []) => [...list, value])
  if (fallback !== undefined) made.default(fallback)
  if (env) made.env(env)
  return made
}

function failed(error: unknown, argv: string[]): ExitCode {
  if (error instanceof CommanderError && error.exitCode === 0) return 0
  const [zh, en] = sentence(error, argv[0])
  if (zh || en) say([zh, en].filter(Boolean).join(' / '))
  if (argv.includes('--json')) printJson({ error: { zh, en } })
  return 2
}

/** What commander complains of, in Chinese; its own words stand beside. */
const complaints: Record<string, string> = {
  'commander.unknownOption': '没有这个选项',
  'commander.unknownCommand': '没有这个命令',
  'commander.missingArgument': '缺少参数',
  'commander.excessArguments': '参数太多',
  'commander.optionMissingArgument': '选项缺少值',
  'commander.invalidArgument': '选项的值不对',
}

function sentence(error: unknown, called: string | undefined): [zh: string, en: string] {
  if (error instanceof Refusal) return [error.zh, error.en]
  if (error instanceof CommanderError) {
    if (error.code === 'commander.help') return ['', '']
    return complaint(error, called)
  }
  const { name, message, stack } = error as Error
  if (name === 'GraphQLError') return [message, '']
  if (process.env.ROSTERQL_DEBUG) say(String(stack))
  // Some say it in both languages in one sentence.
  if (/ \/ /.test(message) && /\p{Script=Han}/u.test(message)) return [message, '']
  return [`没有完成：${reasonOf(message)}`, `not done: ${message}`]
}

function complaint({ code, message }: CommanderError, called: string | undefined): [zh: string, en: string] {
  const help = commands.some(({ name }) => name === called) ? `rosterql ${called} --help` : 'rosterql --help'
  const said = message
    .replace(/^error: /, '')
    .replace(/\n/g, ' ')
    .replace(/\.$/, '')
  const what = /'([^']+)'/.exec(said)?.[1]
  const meant = /\(Did you mean (?:one of )?(.+?)\?\)/.exec(said)?.[1]
  const choices = /Allowed choices are (.+)$/.exec(said)?.[1]?.replaceAll(', ', '、')
  const zh = `${complaints[code] ?? '命令有误'}${what ? `：${what}` : ''}${meant ? `。是不是想写 ${meant}？` : '。'}${choices ? `可选：${choices}。` : ''}用法：${help}`
  return [zh, `${said}; see ${help}`]
}
