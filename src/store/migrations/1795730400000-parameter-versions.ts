import { Migration } from './migration'

/** Offices set limits that indicators refer to by name, each in versions. */
export class ParameterVersions1795730400000 extends Migration {
  override sqlite = {
    up: [
      'CREATE TABLE "parameter_version" ("name" text NOT NULL, "version" integer NOT NULL, "since" text NOT NULL, "value" text NOT NULL, "source" text NOT NULL, "set_at" text NOT NULL, PRIMARY KEY ("name", "version"))',
    ],
    down: ['DROP TABLE "parameter_version"'],
  }
  override postgres = {
    up: [
      'CREATE TABLE "parameter_version" ("name" text NOT NULL, "version" integer NOT NULL, "since" text NOT NULL, "value" text NOT NULL, "source" text NOT NULL, "set_at" text NOT NULL, CONSTRAINT "PK_7320a45e588ab385cdf4aac62ce" PRIMARY KEY ("name", "version"))',
    ],
    down: ['DROP TABLE "parameter_version"'],
  }
}
