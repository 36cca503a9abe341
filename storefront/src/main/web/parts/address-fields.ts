import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { api } from '../api/client';
import type { Address, Page, SavedAddress } from '../api/types';
import { country, t } from '../text/text';
import { field } from './form';

/** ISO 3166-1 alpha-2. */
const COUNTRIES =
  'ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCMCNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSYEYTZAZMZW'.match(
    /../g,
  )!;

const HERE = /-([A-Z]{2})$/.exec(navigator.language)?.[1] ?? 'US';

export function addressFields(address: Partial<Address>): TemplateResult {
  const chosen = address.country ?? HERE;
  const countries = COUNTRIES.map((code) => [code, country(code)] as const).sort((a, b) => a[1].localeCompare(b[1]));
  return html`
    ${field({ name: 'recipient', label: t('address.recipient'), value: address.recipient, autocomplete: 'name', maxlength: 100 })}
    ${field({ name: 'line1', label: t('address.line1'), value: address.line1, autocomplete: 'address-line1' })}
    ${field({ name: 'line2', label: t('address.line2'), value: address.line2, autocomplete: 'address-line2', optional: true })}
    <div class="columns">
      ${field({ name: 'postalCode', label: t('address.postalCode'), value: address.postalCode, autocomplete: 'postal-code', maxlength: 20 })}
      ${field({ name: 'city', label: t('address.city'), value: address.city, autocomplete: 'address-level2', maxlength: 100 })}
    </div>
    <div class="columns">
      ${field({ name: 'region', label: t('address.region'), value: address.region, autocomplete: 'address-level1', maxlength: 100, optional: true })}
      <div class="field">
        <label for="country">${t('address.country')}</label>
        <select id="country" name="country" data-testid="country" autocomplete="country">
          ${repeat(
            countries,
            ([code]) => code,
            ([code, name]) => html`<option value=${code} ?selected=${code === chosen}>${name}</option>`,
          )}
        </select>
      </div>
    </div>
  `;
}

/** The addresses of the account, which has 100 at most. */
export async function loadAddresses(): Promise<SavedAddress[]> {
  return (await api<Page<SavedAddress>>('/user/me/addresses?limit=100')).items;
}

/** The address that form values, or a saved address, contain. */
export function addressOf(entered: Partial<Address>): Address {
  const { recipient = '', line1 = '', line2, city = '', region, postalCode = '', country = '' } = entered;
  return { recipient, line1, line2, city, region, postalCode, country };
}
