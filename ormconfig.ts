/** The data source the TypeORM command line uses: `npx typeorm -d dist/ormconfig.js migration:show`. `ROSTERQL_DB` chooses the database. */
import 'reflect-metadata'
import { rosters } from './src/county/rosters'
import { dataSource } from './src/store/data-source'

export default dataSource(process.env.ROSTERQL_DB ?? 'data/rosterql.db', rosters)
