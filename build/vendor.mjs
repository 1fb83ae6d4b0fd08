// Lays the files that package.json names under "vendor" from node_modules into a folder, with their checksums.
// Usage: node vendor.mjs <folder>, run where package.json stands.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const target = process.argv[2];
const { vendor } = JSON.parse(readFileSync('package.json', 'utf8'));
const sums = [];

rmSync(target, { recursive: true, force: true });
for (const [from, to] of Object.entries(vendor)) {
  let data = readFileSync(join('node_modules', from));
  if (/\.(js|css)$/.test(to)) {
    // A map that is not served would be asked for by every open developer tool.
    data = Buffer.from(data.toString('utf8').replace(/\n?(\/\/# sourceMappingURL=.*|\/\*# sourceMappingURL=.*\*\/)\s*$/, '\n'));
  }
  const path = join(target, to);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, data);
  sums.push(`${createHash('sha256').update(data).digest('hex')}  ${to}`);
}
writeFileSync(join(target, 'SHA256SUMS'), sums.join('\n') + '\n');
