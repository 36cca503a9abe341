import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { ProblemBody } from '../api/types';
import { t, textOr } from '../text/text';
import { ShopElement } from './element';

export interface Field {
  name: string;
  label: string;
  type?: string;
  value?: string;
  autocomplete?: AutoFill;
  inputmode?: string;
  hint?: string;
  optional?: boolean;
  minlength?: number;
  maxlength?: number;
  pattern?: string;
  onInput?: (event: InputEvent) => void;
}

type Input = HTMLInputElement | HTMLTextAreaElement;

interface Mistake {
  /** Of a text, if there is one. */
  key: string;
  /** What the API says, which is in English. */
  detail?: string;
}

/** What is wrong with a field, in the language of the page. */
@customElement('field-error')
class FieldError extends ShopElement {
  @state() mistake?: Mistake;

  override render() {
    if (!this.mistake) return nothing;
    const { key, detail } = this.mistake;
    return detail ? html`${t('field.rejected')} <span lang="en">${detail}</span>` : textOr(key, t('field.invalid'));
  }
}

/** A labelled input with its hint, and with a place for what is wrong with it. */
export function field(field: Field): TemplateResult {
  const { name, hint } = field;
  return html`<div class="field">
    <label for=${name}>${field.label}</label>
    <input
      id=${name}
      name=${name}
      data-testid=${name}
      type=${field.type ?? 'text'}
      .value=${field.value ?? ''}
      autocomplete=${ifDefined(field.autocomplete)}
      inputmode=${ifDefined(field.inputmode)}
      minlength=${ifDefined(field.minlength)}
      maxlength=${field.maxlength ?? 200}
      pattern=${ifDefined(field.pattern)}
      ?required=${!field.optional}
      aria-describedby="${name}-error${hint ? ` ${name}-hint` : ''}"
      @input=${(event: InputEvent) => {
        clear(event.target as HTMLInputElement);
        field.onInput?.(event);
      }}
    />
    ${hint ? html`<p class="small" id="${name}-hint">${hint}</p>` : nothing}
    <field-error class="wrong" id="${name}-error"></field-error>
  </div>`;
}

/** Checks all fields; says beside each wrong one what is expected, and focuses the first. */
export function isValid(form: HTMLFormElement): boolean {
  const wrong = inputs(form).filter((input) => {
    const { validity } = input;
    const blank = input.required && !input.value.trim();
    if (validity.valid && !blank) {
      clear(input);
      return false;
    }
    mark(input, { key: blank ? 'field.required' : `field.${input.name}` });
    return true;
  });
  wrong[0]?.focus();
  return !wrong.length;
}

/** Marks the fields that the API found invalid. */
export function showViolations(form: HTMLFormElement, problem: ProblemBody): void {
  for (const violation of problem.violations ?? []) {
    const names = violation.field.split('.');
    const input = inputs(form).find((candidate) => names.includes(candidate.name));
    if (input) {
      mark(input, { key: 'field.invalid', detail: violation.message });
      input.focus();
    }
  }
}

/** The trimmed values of a form, without empty ones. */
export function values(form: HTMLFormElement): Record<string, string> {
  const result: Record<string, string> = {};
  new FormData(form).forEach((value, name) => {
    const text = String(value).trim();
    if (text) result[name] = text;
  });
  return result;
}

function inputs(form: HTMLFormElement): Input[] {
  return [...form.querySelectorAll<Input>('input, textarea')];
}

function mark(input: Input, mistake: Mistake): void {
  input.setAttribute('aria-invalid', 'true');
  message(input, mistake);
}

function clear(input: Input): void {
  input.removeAttribute('aria-invalid');
  message(input);
}

function message(input: Input, mistake?: Mistake): void {
  const place = input.form?.querySelector<FieldError>(`#${input.id}-error`);
  if (place) place.mistake = mistake;
}
