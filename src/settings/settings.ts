import * as v from 'valibot';

const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const never = v.literal('never');

/** What a person prefers. None of it is secret. */
export const settingsSchema = v.strictObject({
  /** Idle is who does not use this computer: no key, no pointer, in whatever program; a computer that sleeps is idle. */
  lockAfterIdleMinutes: v.union([whole(1, 1_440), never]),
  /** Where the browser tells of it: Firefox does not. */
  lockOnSystemLock: v.boolean(),
  clearClipboardAfterSeconds: v.union([whole(5, 600), never]),
  /** How long the trash keeps what was put into it. */
  trashDays: v.union([whole(1, 3_650), never]),
});

export type Settings = v.InferOutput<typeof settingsSchema>;

export const defaultSettings: Settings = {
  lockAfterIdleMinutes: 15,
  lockOnSystemLock: true,
  clearClipboardAfterSeconds: 30,
  trashDays: 30,
};

/** Some settings with the values that they are to have. */
export const settingsChangeSchema = v.partial(settingsSchema);

export type SettingsChange = v.InferOutput<typeof settingsChangeSchema>;

/** Each setting as it is stored; its default where it is not, or not as it should be. */
export function readSettings(stored: Readonly<Record<string, unknown>>): Settings {
  const sound = Object.entries(settingsSchema.entries)
    .filter(([name, schema]) => v.is(schema, stored[name]))
    .map(([name]) => [name, stored[name]]);
  return v.parse(settingsSchema, { ...defaultSettings, ...Object.fromEntries(sound) });
}
