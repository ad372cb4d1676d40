import { CsvError, parse } from 'csv-parse/browser/esm/sync';
import { TransferError } from './errors';

const longestRecord = 1_000_000;
/** Of a table that holds anything, the first line names its columns. */
const longestHeader = 10_000;

/** As programs write tables, and as spreadsheets do where the comma is a decimal one. */
const delimiters = [',', ';', '\t'];

/** The names of the columns; undefined where the first line is none of a table. */
export function csvColumns(text: string): string[] | undefined {
  const header = headerOf(text);
  const delimiter = delimiterOf(header);
  return delimiter === undefined
    ? undefined
    : header.split(delimiter).map((name) => name.replace(/^"(.*)"$/, '$1').trim());
}

/** RFC 4180, and its kin with another delimiter. Each row by the names of its columns. @throws {TransferError} `damaged` */
export function parseCsv(text: string): Map<string, string>[] {
  const [columns = [], ...rows] = records(text, delimiterOf(headerOf(text)) ?? ',');
  return rows.map((row) => new Map(columns.map((name, at) => [name.trim(), row[at] ?? ''])));
}

function headerOf(text: string): string {
  return text.slice(0, longestHeader).split(/\r?\n|\r/, 1)[0] ?? '';
}

/** The one that parts the names of the columns most often. */
function delimiterOf(header: string): string | undefined {
  const [best] = delimiters
    .map((delimiter) => ({ delimiter, count: header.split(delimiter).length - 1 }))
    .sort((a, b) => b.count - a.count);
  return best === undefined || best.count === 0 ? undefined : best.delimiter;
}

function records(text: string, delimiter: string): string[][] {
  try {
    return parse(text, {
      delimiter,
      max_record_size: longestRecord,
      skip_empty_lines: true,
      relax_column_count_less: true,
    });
  } catch (cause) {
    if (cause instanceof CsvError) throw new TransferError('damaged');
    throw cause;
  }
}
