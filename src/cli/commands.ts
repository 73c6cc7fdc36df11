/**
 * The commands, in the order the help shows them. Adding one is one file and one line here. A command is loaded when it is
 * called, because what it stands on (database drivers, the GraphQL server) takes most of a second to load.
 */
import type { Command } from './command'

export const commands: { name: string; load: () => Command }[] = [
  { name: 'serve', load: () => require('./commands/serve').serveCommand },
  { name: 'import', load: () => require('./commands/import').importCommand },
  { name: 'query', load: () => require('./commands/query').queryCommand },
  { name: 'imports', load: () => require('./commands/imports').importsCommand },
  { name: 'undo', load: () => require('./commands/undo').undoCommand },
  { name: 'learned', load: () => require('./commands/learned').learnedCommand },
  { name: 'template', load: () => require('./commands/template').templateCommand },
  { name: 'indicators', load: () => require('./commands/indicators').indicatorsCommand },
  { name: 'parameters', load: () => require('./commands/parameters').parametersCommand },
  { name: 'check', load: () => require('./commands/check').checkCommand },
  { name: 'deliveries', load: () => require('./commands/deliveries').deliveriesCommand },
  { name: 'snapshot', load: () => require('./commands/snapshot').snapshotCommand },
  { name: 'briefing', load: () => require('./commands/briefing').briefingCommand },
  { name: 'schema', load: () => require('./commands/schema').schemaCommand },
  { name: 'move', load: () => require('./commands/move').moveCommand },
]
