/** Numbers, lists, dates and plurals as a language writes them. */
export interface Formats {
  number(value: number): string;
  list(items: string[]): string;
  /** Whole seconds, in minutes from two minutes on. */
  duration(seconds: number): string;
  /** Whole hours, whole days. */
  hours(count: number): string;
  days(count: number): string;
  /** The time of day, with the date where it is not today. */
  time(atMs: number): string;
  plural<Form>(count: number, forms: Partial<Record<Intl.LDMLPluralRule, Form>> & { other: Form }): Form;
}

export function formatsFor(language: string): Formats {
  const number = new Intl.NumberFormat(language);
  const list = new Intl.ListFormat(language);
  const seconds = new Intl.NumberFormat(language, { style: 'unit', unit: 'second', unitDisplay: 'long' });
  const minutes = new Intl.NumberFormat(language, { style: 'unit', unit: 'minute', unitDisplay: 'long' });
  const hours = new Intl.NumberFormat(language, { style: 'unit', unit: 'hour', unitDisplay: 'long' });
  const days = new Intl.NumberFormat(language, { style: 'unit', unit: 'day', unitDisplay: 'long' });
  const timeOfDay = new Intl.DateTimeFormat(language, { timeStyle: 'short' });
  const dateAndTime = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const pluralRules = new Intl.PluralRules(language);
  return {
    number: (value) => number.format(value),
    list: (items) => list.format(items),
    duration: (value) => (value < 120 ? seconds.format(value) : minutes.format(Math.ceil(value / 60))),
    hours: (count) => hours.format(count),
    days: (count) => days.format(count),
    time: (atMs) => (isToday(atMs) ? timeOfDay : dateAndTime).format(atMs),
    plural: (count, forms) => forms[pluralRules.select(count)] ?? forms.other,
  };
}

function isToday(atMs: number): boolean {
  return new Date(atMs).toDateString() === new Date().toDateString();
}
