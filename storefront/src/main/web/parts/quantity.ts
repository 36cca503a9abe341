import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

export interface QuantityPicker {
  label: string;
  value: number;
  max: number;
  disabled?: boolean;
  onChange: (quantity: number) => void;
}

/** A number from 1 to a maximum; a value above it is kept, and shown as it is. */
export function quantityPicker(picker: QuantityPicker): TemplateResult {
  const { label, value, max } = picker;
  const to = (quantity: number) => () => picker.onChange(quantity);
  return html`<div class="quantity" role="group" aria-label=${label}>
    <button type="button" class="quiet" aria-label="−1" ?disabled=${picker.disabled || value <= 1} @click=${to(value - 1)}>
      −
    </button>
    <input
      type="number"
      inputmode="numeric"
      aria-label=${label}
      data-testid="quantity"
      min="1"
      max=${max}
      .value=${live(String(value))}
      ?disabled=${picker.disabled}
      @keydown=${(event: KeyboardEvent) => {
        // Enter takes the number over; it does not send the form around it.
        if (event.key !== 'Enter') return;
        event.preventDefault();
        (event.target as HTMLInputElement).blur();
      }}
      @change=${(event: Event) => {
        const input = event.target as HTMLInputElement;
        const quantity = Math.min(max, Math.max(1, Math.trunc(Number(input.value)) || 1));
        input.value = String(quantity);
        picker.onChange(quantity);
      }}
    />
    <button type="button" class="quiet" aria-label="+1" ?disabled=${picker.disabled || value >= max} @click=${to(value + 1)}>
      +
    </button>
  </div>`;
}
