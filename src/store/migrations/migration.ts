import type { MigrationInterface, QueryRunner } from 'typeorm'

interface Steps {
  up: string[]
  down: string[]
}

/** A change of the tables, written out for each database, because a migration must mean the same for ever. */
export abstract class Migration implements MigrationInterface {
  abstract sqlite: Steps
  abstract postgres: Steps

  up(runner: QueryRunner): Promise<void> {
    return this.#run(runner, 'up')
  }

  down(runner: QueryRunner): Promise<void> {
    return this.#run(runner, 'down')
  }

  async #run(runner: QueryRunner, way: keyof Steps): Promise<void> {
    const steps = runner.connection.options.type === 'postgres' ? this.postgres : this.sqlite
    for (const step of steps[way]) await runner.query(step)
  }
}
