// How numbers, times and names are written.

const language = "en";
const moments = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
const counts = new Intl.NumberFormat(language);

/** Whether a member of an answer has a value. */
export const isGiven = value => value !== undefined && value !== null;

export const count = number => counts.format(number ?? 0);

/** A score to four digits that count. */
export function number(value) {
  if (!isGiven(value))
    return "–";
  if (value === 0)
    return "0";
  const size = Math.abs(value);
  return size >= 1e5 || size < 1e-4 ? value.toExponential(2) : String(Number(value.toPrecision(4)));
}

export const signed = value => (value > 0 ? "+" : "") + number(value);

export const percent = share => `${Math.round(100 * share)} %`;

export const moment = text => text ? moments.format(new Date(text)) : "";

export function bytes(amount) {
  const units = ["B", "KiB", "MiB", "GiB", "TiB"];
  let place = 0;
  while (amount >= 1024 && place < units.length - 1) {
    amount /= 1024;
    place++;
  }
  return `${Number(amount.toPrecision(3))} ${units[place]}`;
}

/** Seconds of a time span as .NET writes it: [d.]hh:mm:ss[.fffffff]. */
export function seconds(span) {
  const parts = /^(?:(\d+)\.)?(\d+):(\d+):([\d.]+)$/.exec(span ?? "");
  return parts ? (Number(parts[1] ?? 0) * 24 + Number(parts[2])) * 3600 + Number(parts[3]) * 60 + Number(parts[4]) : null;
}

export function duration(total) {
  if (!isGiven(total))
    return "";
  const rounded = Math.round(total);
  if (rounded < 60)
    return `${rounded} s`;
  if (rounded < 3600)
    return `${Math.floor(rounded / 60)} min ${rounded % 60} s`;
  return rounded < 86400
    ? `${Math.floor(rounded / 3600)} h ${Math.floor(rounded % 3600 / 60)} min`
    : `${Math.floor(rounded / 86400)} d ${Math.floor(rounded % 86400 / 3600)} h`;
}

/** How far away a moment is. */
export function away(text) {
  const left = (new Date(text) - Date.now()) / 1000;
  return left >= 0 ? `in ${duration(left)}` : `${duration(-left)} ago`;
}

/** A score's name as people read it. */
export function scoreName(score) {
  const words = score.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`);
  return words[0].toUpperCase() + words.slice(1);
}

export function variantName(variant) {
  switch (variant.kind) {
    case "original": return "original";
    case "oneLayer": return `one layer: ${variant.layer}`;
    case "cascading": return `cascading: ${variant.layer}`;
    case "full": return "all parameters random";
    case "noiseAgainstNoise": return "noise against noise";
    default: return `drift ${variant.lambda}`;
  }
}
