import type { Money } from '../api/types';
import { load, save, Store } from '../state/store';
import en from './en.json';
import zh from './zh.json';

export type Key = keyof typeof en;
export type Language = 'en' | 'zh';

export const LANGUAGES: Record<Language, string> = { en: 'English', zh: '简体中文' };

const TEXTS: Record<Language, Record<Key, string>> = { en, zh };
/** Formats of no single country: `en` alone has those of the USA. */
const LOCALES: Record<Language, string> = { en: 'en-001', zh: 'zh-Hans' };
const CHOICE = 'shop.language';

/** The language of the page: the chosen one, or else the browser's. */
class LanguageStore extends Store {
  current: Language = load<Language>(CHOICE) ?? (navigator.language.startsWith('zh') ? 'zh' : 'en');

  constructor() {
    super();
    this.apply();
  }

  choose(language: Language): void {
    this.current = language;
    save(CHOICE, language);
    this.apply();
    this.changed();
  }

  private apply(): void {
    if (!(this.current in TEXTS)) this.current = 'en';
    document.documentElement.lang = this.current === 'zh' ? 'zh-Hans' : 'en';
    document.querySelector('meta[name="description"]')?.setAttribute('content', TEXTS[this.current]['shop.intro']);
  }
}

export const language = new LanguageStore();

/** The text of a key; `{name}` in it is replaced, and "one|many" is chosen by the parameter n. */
export function t(key: Key, parameters: Record<string, string | number> = {}): string {
  const forms = TEXTS[language.current][key].split('|');
  const form = forms[parameters.n === 1 ? 0 : forms.length - 1]!;
  return form.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = parameters[name] ?? '';
    return typeof value === 'number' ? number(value) : value;
  });
}

/** As {@link t}, for a key made of data; the fallback where there is no such text. */
export function textOr(key: string, fallback: string): string {
  return key in en ? t(key as Key) : fallback;
}

export function money(value: Money): string {
  const format = new Intl.NumberFormat(locale(), { style: 'currency', currency: value.currency });
  return format.format(value.amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** The amount that somebody has typed, such as 12.90, in the shop's currency. */
export function typedMoney(text: string): Money {
  return { amount: Math.round(Number(text) * 100), currency: 'USD' };
}

export function number(value: number): string {
  return new Intl.NumberFormat(locale()).format(value);
}

export function dateTime(value: string): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(value));
}

/** The name of a country, by its ISO 3166-1 code. */
export function country(code: string): string {
  return new Intl.DisplayNames(LOCALES[language.current], { type: 'region' }).of(code) ?? code;
}

/** Of numbers and dates: the browser's, if it has the language of the page. */
function locale(): string {
  const own = navigator.language;
  return own.split('-')[0] === language.current ? own : LOCALES[language.current];
}
