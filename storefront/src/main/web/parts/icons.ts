import { svg, html, type SVGTemplateResult, type TemplateResult } from 'lit';

const icon = (path: SVGTemplateResult): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${path}</svg>`;

export const searchIcon = icon(svg`<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5"/>`);
export const cartIcon = icon(
  svg`<path d="M5.5 8.5h13l-1 10.2a1.5 1.5 0 0 1-1.5 1.3H8a1.5 1.5 0 0 1-1.5-1.3z"/><path d="M9 10.5V7a3 3 0 0 1 6 0v3.5"/>`,
);
export const removeIcon = icon(
  svg`<path d="M5 7h14M10 7V5h4v2M7 7l.8 12a1 1 0 0 0 1 1h6.4a1 1 0 0 0 1-1L17 7"/>`,
);
export const checkIcon = icon(svg`<path d="m5 12.5 4.5 4.5L19 7.5"/>`);
export const logo = html`<svg class="logo" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
  <rect width="32" height="32" rx="9" fill="#1f5d5b" />
  <path d="M8 12h16l-1.6 12.2a2 2 0 0 1-2 1.8h-8.8a2 2 0 0 1-2-1.8z" fill="#fff6ea" />
  <path d="M12 14v-3a4 4 0 0 1 8 0v3" fill="none" stroke="#f0a37b" stroke-width="2.4" stroke-linecap="round" />
</svg>`;
export const noPicture = html`<svg class="no-picture" viewBox="0 0 400 400" aria-hidden="true" focusable="false">
  <path d="M120 160h160l-14 128a16 16 0 0 1-16 14H150a16 16 0 0 1-16-14z" />
  <path d="M162 184v-36a38 38 0 0 1 76 0v36" />
</svg>`;
