// Answers SQL questions over raw.csv and body.csv of a folder, each timed when warm: milliseconds, the sum of the column "value", and milliseconds of processor.
// The values lie in the order in which they were filed.
// Usage: node questions.mjs <folder> <questions.json>
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

const [folder, questions] = process.argv.slice(2);
const file = join(folder, 'raw.duckdb');
if (!existsSync(file)) {
  const making = await DuckDBInstance.create(`${file}.new`, { threads: '2' });
  const connection = await making.connect();
  await connection.run(`CREATE TABLE body AS SELECT * FROM read_csv('${join(folder, 'body.csv')}', all_varchar = false, types = {'region': 'VARCHAR'})`);
  await connection.run(`CREATE TABLE raw AS
    SELECT cell::UTINYINT AS cell, body::INTEGER AS body, seq::SMALLINT AS seq, basis::UTINYINT AS basis, amount::BIGINT AS amount
    FROM read_csv('${join(folder, 'raw.csv')}') ORDER BY seq, body, cell`);
  await connection.run('CHECKPOINT');
  connection.closeSync();
  making.closeSync();
  renameSync(`${file}.new`, file);
}

const instance = await DuckDBInstance.create(file, { threads: '2', access_mode: 'READ_ONLY' });
const connection = await instance.connect();
const ask = async sql => {
  const [begun, spent] = [performance.now(), process.cpuUsage()];
  const rows = (await connection.runAndReadAll(sql)).getRows();
  const sum = rows.reduce((total, [value]) => total + (value === null ? 0 : Number(value.toString())), 0);
  const { user, system } = process.cpuUsage(spent);
  return [performance.now() - begun, sum, (user + system) / 1000];
};

const answers = [];
for (const sql of JSON.parse(readFileSync(questions, 'utf8'))) {
  await ask(sql);
  answers.push(await ask(sql));
}
process.stdout.write(JSON.stringify(answers));
process.exit(0);
