import { html, type TemplateResult } from 'lit';
import type { OrderStatus } from '../api/types';
import { t } from '../text/text';

export function statusBadge(status: OrderStatus): TemplateResult {
  return html`<span class="badge ${status.toLowerCase()}" data-testid="status" data-status=${status}>${t(`status.${status}`)}</span>`;
}
