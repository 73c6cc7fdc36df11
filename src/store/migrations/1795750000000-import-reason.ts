import { Migration } from './migration'

/** An import that corrects figures says why. */
export class ImportReason1795750000000 extends Migration {
  override sqlite = {
    up: ['ALTER TABLE "import" ADD COLUMN "reason" text'],
    down: ['ALTER TABLE "import" DROP COLUMN "reason"'],
  }
  override postgres = {
    up: ['ALTER TABLE "import" ADD COLUMN "reason" text'],
    down: ['ALTER TABLE "import" DROP COLUMN "reason"'],
  }
}
