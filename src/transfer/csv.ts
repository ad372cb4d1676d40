import { CsvError, parse } from 'csv-parse/browser/esm/sync';
import { TransferError } from './errors';

const longestRecord = 1_000_000;
/** Of a table that holds anything, the first line names its columns. */
const longestHeader = 10_000;

/** The names of the columns; undefined where the first line is none of a table. */
export function csvColumns(text: string): string[] | undefined {
  const [header = ''] = text.slice(0, longestHeader).split(/\r?\n|\r/, 1);
  if (!header.includes(',')) return undefined;
  return header.split(',').map((name) => name.replace(/^"(.*)"$/, '$1').trim());
}

/** RFC 4180. Each row by the names of its columns. @throws {TransferError} `damaged` */
export function parseCsv(text: string): Map<string, string>[] {
  const [columns = [], ...rows] = records(text);
  return rows.map((row) => new Map(columns.map((name, at) => [name.trim(), row[at] ?? ''])));
}

function records(text: string): string[][] {
  try {
    return parse(text, { max_record_size: longestRecord, skip_empty_lines: true, relax_column_count_less: true });
  } catch (cause) {
    if (cause instanceof CsvError) throw new TransferError('damaged');
    throw cause;
  }
}
