// Block Kit as elements. A `surface` says where the blocks are: {people, act(control, chosen), suggest(control, typed), app}.
// Controls register themselves in surface.controls, so that what is chosen can be sent as state.values.
import {h, $, arrows} from './dom.js';
import {mrkdwn, plain, emoji, mention, link, safe} from './mrkdwn.js';

let serial = 0;
const text = object => !object ? [] : object.type === 'plain_text' ? plain(object.text, object.emoji !== false) : mrkdwn(object.text, object.verbatim);
const words = object => object ? object.text : '';

export function renderBlocks(blocks, surface) {
  return (blocks || []).map(block => {
    const render = BLOCKS[block.type] || unknown;
    const node = render(block, surface);
    node.classList.add('block', 'b-' + block.type);
    node.dataset.block = block.block_id || '';
    return node;
  });
}

const BLOCKS = {
  header: block => h('div', {role: 'heading', 'aria-level': String(2 + (block.level || 1))}, text(block.text)),
  divider: () => h('hr'),
  section(block, surface) {
    const fields = block.fields && h('div', {className: 'fields'}, block.fields.map(field => h('div', {}, text(field))));
    const body = h('div', {className: 'body'}, block.text && long(block, h('div', {className: 'text'}, text(block.text))), fields);
    return h('div', {}, body, block.accessory && h('div', {className: 'accessory'}, control(block.accessory, block, surface)));
  },
  context: block => h('div', {}, block.elements.map(element => element.type === 'image'
    ? h('img', {src: element.image_url, alt: element.alt_text}) : h('span', {}, text(element)))),
  actions: (block, surface) => h('div', {role: 'group'}, block.elements.map(element => control(element, block, surface))),
  image: block => picture(block.image_url || block.slack_file?.url, block.alt_text, words(block.title)),
  input: (block, surface) => input(block, surface),
  rich_text: block => h('div', {}, block.elements.map(richPart)),
  markdown: block => h('div', {className: 'text'}, mrkdwn(block.text.replace(/\*\*(.+?)\*\*/g, '*$1*').replace(/^#+ (.*)$/gm, '*$1*'))),
  table: block => h('div', {className: 'scroll', tabindex: '0'}, h('table', {}, block.rows.map((row, i) =>
    h('tr', {}, row.map(cell => h(i ? 'td' : 'th', i ? {} : {scope: 'col'}, cell.type === 'rich_text' ? cell.elements.map(richPart) : String(cell.text ?? cell.value ?? ''))))))),
};

/** Slack hides the end of long sections that do not ask to be expanded. */
function long(block, node) {
  if (block.expand || block.text.text.length < 1200) return node;
  node.classList.add('cut');
  const more = h('button', {className: 'link', type: 'button', 'aria-expanded': 'false', onclick: () => {
    const open = node.classList.toggle('cut');
    more.textContent = open ? 'See more' : 'See less';
    more.setAttribute('aria-expanded', String(!open));
  }}, 'See more');
  return [node, more];
}

const unknown = block => h('div', {className: 'unknown'}, 'A block of type ' + block.type);

export function picture(source, alt, title) {
  const image = h('img', {src: source, alt: alt || '', loading: 'lazy'});
  return h('figure', {className: 'picture'}, title && h('figcaption', {}, title),
    h('button', {className: 'zoom', 'aria-label': 'Enlarge picture: ' + (alt || title || ''), onclick: () => enlarge(source, alt)}, image));
}

function enlarge(source, alt) {
  const box = h('dialog', {className: 'lightbox', 'aria-label': alt || 'Picture', onclick: () => box.close(), onclose: () => box.remove()},
    h('img', {src: source, alt: alt || ''}), h('p', {}, alt || ''), h('button', {className: 'button'}, 'Close'));
  $('layer').append(box);
  box.showModal();
}

// ---- rich text

function richPart(part) {
  const inner = () => (part.elements || []).map(richElement);
  switch (part.type) {
    case 'rich_text_preformatted': return h('pre', {tabindex: '0'}, inner());
    case 'rich_text_quote': return h('blockquote', {}, inner());
    case 'rich_text_list': return h(part.style === 'ordered' ? 'ol' : 'ul', {className: 'indent' + (part.indent || 0), start: part.offset ? String(part.offset + 1) : null},
      part.elements.map(item => h('li', {}, item.elements.map(richElement))));
    default: return h('div', {}, inner());
  }
}

function richElement(element) {
  let node;
  switch (element.type) {
    case 'text': node = document.createTextNode(element.text); break;
    case 'link': node = link(element.url, element.text || element.url); break;
    case 'emoji': node = emoji(element.name); break;
    case 'user': node = mrkdwn('<@' + element.user_id + '>')[0]; break;
    case 'usergroup': node = mrkdwn('<!subteam^' + element.usergroup_id + '>')[0]; break;
    case 'channel': node = mrkdwn('<#' + element.channel_id + '>')[0]; break;
    case 'broadcast': node = mention('@' + element.range, true); break;
    case 'date': node = mrkdwn('<!date^' + element.timestamp + '^' + element.format + '|' + (element.fallback || '') + '>')[0]; break;
    default: node = document.createTextNode('');
  }
  const style = element.style || {};
  for (const [name, tag] of [['code', 'code'], ['bold', 'b'], ['italic', 'i'], ['strike', 's']]) if (style[name]) node = h(tag, {}, node);
  return node;
}

// ---- controls

function control(element, block, surface) {
  if (element.type === 'image') return h('img', {className: 'thumb', src: element.image_url, alt: element.alt_text});
  const make = CONTROLS[element.type] || (() => h('span', {className: 'unknown'}, element.type));
  const handle = {element, block: block.block_id, action: element.action_id};
  const fire = async (chosen, node) => {
    if (element.confirm && !await confirmed(element.confirm)) return false;
    node?.classList.add('busy');
    node?.setAttribute('aria-busy', 'true');
    try { await surface.act(handle, chosen); } finally {
      node?.classList.remove('busy');
      node?.removeAttribute('aria-busy');
    }
    return true;
  };
  const node = make(element, fire, handle, surface, block);
  node.dataset.action = element.action_id || '';
  handle.node = node;
  if (handle.get) surface.controls.push(handle);
  if (element.focus_on_load) surface.focus = () => (node.matches('input,select,textarea') ? node : node.querySelector('input,select,textarea'))?.focus();
  return node;
}

const CONTROLS = {
  button(element, fire) {
    const attributes = {className: 'button ' + (element.style || ''), 'aria-label': element.accessibility_label, type: 'button'};
    if (element.url) {
      return h('a', {...attributes, type: null, href: safe(element.url), target: '_blank', rel: 'noreferrer noopener',
        onclick: event => { fire({}, event.currentTarget); }}, text(element.text));
    }
    return h('button', {...attributes, onclick: event => {
      if (!event.currentTarget.classList.contains('busy')) fire({}, event.currentTarget);
    }}, text(element.text));
  },
  workflow_button: (element, fire) => CONTROLS.button(element, fire),
  overflow(element, fire) {
    const button = h('button', {className: 'button overflow', type: 'button', 'aria-label': 'More actions', 'aria-haspopup': 'menu', onclick: () =>
      popup(button, element.options.map(option => ({label: text(option.text), note: words(option.description), pick: () => {
        if (option.url) window.open(safe(option.url), '_blank', 'noreferrer');
        fire({selected_option: {value: option.value}}, button);
      }})))}, '⋯');
    return button;
  },
  static_select: (element, fire, handle) => select(element, handle, fire, options(element), 'selected_option', element.initial_option?.value, value => ({value})),
  users_select: (element, fire, handle, surface) => select(element, handle, fire, people(surface), 'selected_user', element.initial_user, value => value),
  channels_select: (element, fire, handle, surface) => select(element, handle, fire, channels(surface), 'selected_channel', element.initial_channel, value => value),
  conversations_select: (element, fire, handle, surface) => select(element, handle, fire, channels(surface), 'selected_conversation', element.initial_conversation, value => value),
  multi_static_select: (element, fire, handle) => several(element, handle, fire, options(element), 'selected_options', (element.initial_options || []).map(o => o.value), value => ({value})),
  multi_users_select: (element, fire, handle, surface) => several(element, handle, fire, people(surface), 'selected_users', element.initial_users || [], value => value),
  multi_channels_select: (element, fire, handle, surface) => several(element, handle, fire, channels(surface), 'selected_channels', element.initial_channels || [], value => value),
  multi_conversations_select: (element, fire, handle, surface) => several(element, handle, fire, channels(surface), 'selected_conversations', element.initial_conversations || [], value => value),
  external_select: (element, fire, handle, surface) => external(element, handle, fire, surface),
  checkboxes: (element, fire, handle) => ticks(element, handle, fire, 'checkbox', 'selected_options', (element.initial_options || []).map(o => o.value)),
  radio_buttons: (element, fire, handle) => ticks(element, handle, fire, 'radio', 'selected_option', [element.initial_option?.value]),
  datepicker: (element, fire, handle) => picker('date', element, handle, fire, 'selected_date', element.initial_date),
  timepicker: (element, fire, handle) => picker('time', element, handle, fire, 'selected_time', element.initial_time),
  datetimepicker(element, fire, handle) {
    const node = h('input', {type: 'datetime-local', className: 'field'});
    if (element.initial_date_time) node.value = new Date(element.initial_date_time * 1000 - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 16);
    handle.get = () => ({selected_date_time: node.value ? Math.floor(new Date(node.value) / 1000) : null});
    node.addEventListener('change', () => fire(handle.get(), node));
    return node;
  },
  plain_text_input(element, fire, handle) {
    const node = h(element.multiline ? 'textarea' : 'input', {className: 'field', rows: element.multiline ? '5' : null,
      placeholder: words(element.placeholder) || null, maxlength: String(element.max_length || 3000)});
    node.value = element.initial_value || '';
    handle.get = () => ({value: node.value});
    if (!element.multiline) node.addEventListener('keydown', event => { if (event.key === 'Enter') fire.entered?.(); });
    return node;
  },
  email_text_input: (element, fire, handle) => typed('email', element, handle),
  url_text_input: (element, fire, handle) => typed('url', element, handle),
  number_input: (element, fire, handle) => typed('number', element, handle),
  rich_text_input(element, fire, handle) {
    const node = h('textarea', {className: 'field', rows: '5'});
    handle.get = () => ({rich_text_value: {type: 'rich_text', elements: [{type: 'rich_text_section', elements: [{type: 'text', text: node.value}]}]}});
    return node;
  },
};

function typed(type, element, handle) {
  const node = h('input', {type, className: 'field', placeholder: words(element.placeholder) || null, step: element.is_decimal_allowed ? 'any' : null});
  node.value = element.initial_value || '';
  handle.get = () => ({value: node.value});
  return node;
}

function picker(type, element, handle, fire, property, initial) {
  const node = h('input', {type, className: 'field'});
  node.value = initial || '';
  handle.get = () => ({[property]: node.value || null});
  node.addEventListener('change', () => fire(handle.get(), node));
  return node;
}

const options = element => element.option_groups
  ? element.option_groups.map(group => ({group: words(group.label), items: group.options.map(option => [option.value, words(option.text)])}))
  : element.options.map(option => [option.value, words(option.text)]);
const people = surface => surface.people().map(person => [person.id, person.real_name]);
const channels = surface => surface.channels().map(channel => [channel.id, '#' + channel.name]);

function optionNodes(list) {
  const flat = text => plain(text).map(part => part.nodeType ? part.textContent : part).join('');
  return list.map(each => Array.isArray(each) ? h('option', {value: each[0]}, flat(each[1]))
    : h('optgroup', {label: each.group}, each.items.map(item => h('option', {value: item[0]}, flat(item[1])))));
}

function select(element, handle, fire, list, property, initial, shape) {
  const node = h('select', {className: 'field', 'aria-label': words(element.placeholder) || 'Choose'},
    h('option', {value: ''}, words(element.placeholder) || 'Choose an option'), optionNodes(list));
  node.value = initial || '';
  let before = node.value;
  handle.get = () => ({[property]: node.value ? shape(node.value) : null});
  node.addEventListener('change', async () => {
    if (!node.value || await fire(handle.get(), node)) before = node.value; else node.value = before;
  });
  return node;
}

function several(element, handle, fire, list, property, initial, shape) {
  const flat = list.flatMap(each => Array.isArray(each) ? [each] : each.items);
  const boxes = flat.map(([value, label]) => {
    const box = h('input', {type: 'checkbox', value});
    box.checked = initial.includes(value);
    return h('label', {className: 'tick'}, box, h('span', {}, ...plain(label)));
  });
  const node = h('fieldset', {className: 'several'}, h('legend', {}, words(element.placeholder) || 'Choose'), boxes);
  const chosen = () => [...node.querySelectorAll('input:checked')].map(box => box.value);
  handle.get = () => ({[property]: chosen().map(shape)});
  node.addEventListener('change', event => {
    if (element.max_selected_items && chosen().length > element.max_selected_items) event.target.checked = false;
    else fire(handle.get(), node);
  });
  return node;
}

function ticks(element, handle, fire, type, property, initial) {
  const name = 'ticks' + (++serial);
  const node = h('div', {className: 'ticks', role: type === 'radio' ? 'radiogroup' : 'group'}, element.options.map(option => {
    const box = h('input', {type, name, value: option.value});
    box.checked = initial.includes(option.value);
    return h('label', {className: 'tick'}, box, h('span', {}, text(option.text), option.description && h('small', {}, text(option.description))));
  }));
  const chosen = () => [...node.querySelectorAll('input:checked')].map(box => ({value: box.value}));
  handle.get = () => ({[property]: type === 'radio' ? chosen()[0] || null : chosen()});
  node.addEventListener('change', () => fire(handle.get(), node));
  return node;
}

function external(element, handle, fire, surface) {
  const id = 'suggestions' + (++serial);
  const list = h('datalist', {id});
  const field = h('input', {className: 'field', list: id, placeholder: words(element.placeholder) || 'Type to search', 'aria-label': words(element.placeholder) || 'Search'});
  if (element.initial_option) field.value = words(element.initial_option.text);
  let known = element.initial_option ? [element.initial_option] : [];
  const current = () => known.find(option => words(option.text) === field.value || option.value === field.value);
  handle.get = () => ({selected_option: current() ? {value: current().value} : null});
  field.addEventListener('input', async () => {
    if (current()) { fire(handle.get(), field); return; }
    if (field.value.length < (element.min_query_length ?? 3)) return;
    known = await surface.suggest(handle, field.value);
    list.replaceChildren(...known.map(option => h('option', {value: words(option.text)})));
  });
  return h('span', {}, field, list);
}

function input(block, surface) {
  const id = 'input' + (++serial);
  const body = control(block.element, block, {...surface, act: block.dispatch_action ? surface.act : async () => {}});
  const field = body.matches('input,select,textarea') ? body : body.querySelector('input,select,textarea');
  field.id = id;
  field.setAttribute('aria-describedby', id + 'hint ' + id + 'error');
  if (!block.optional) field.setAttribute('aria-required', 'true');
  field.removeAttribute('aria-label');
  return h('div', {}, h('label', {for: id}, text(block.label), block.optional && h('span', {className: 'optional'}, ' (optional)')),
    body, h('div', {className: 'error', id: id + 'error', role: 'alert'}), block.hint && h('div', {className: 'hint', id: id + 'hint'}, text(block.hint)));
}

/** Shows errors by block_id, focuses the first. */
export function showErrors(root, errors) {
  let first = null;
  for (const node of root.querySelectorAll('.b-input')) {
    const error = errors[node.dataset.block] || '';
    const place = node.querySelector('.error');
    if (place.textContent !== error) place.textContent = error;
    const field = node.querySelector('input,select,textarea');
    field.setAttribute('aria-invalid', error ? 'true' : 'false');
    if (error && !first) first = field;
  }
  first?.focus();
}

/** state.values of everything in the surface. */
export function values(surface) {
  const all = {};
  for (const handle of surface.controls) (all[handle.block] ||= {})[handle.action] = handle.get();
  return all;
}

// ---- dialogs and menus

export function confirmed(confirm) {
  return new Promise(resolve => {
    let answer = false;
    const box = h('dialog', {className: 'modal confirm', 'aria-labelledby': 'confirm-title', onclose: () => { box.remove(); resolve(answer); }},
      h('header', {}, h('h2', {id: 'confirm-title'}, text(confirm.title))),
      h('div', {className: 'content'}, text(confirm.text)),
      h('footer', {}, h('button', {className: 'button', onclick: () => box.close()}, text(confirm.deny)),
        h('button', {className: 'button filled ' + (confirm.style || 'primary'), onclick: () => { answer = true; box.close(); }}, text(confirm.confirm))));
    $('layer').append(box);
    box.showModal();
  });
}

/** A menu under `anchor`: items {label, note, pick}. Arrow keys, Enter, Esc. */
export function popup(anchor, items) {
  const close = () => { menu.remove(); anchor.setAttribute('aria-expanded', 'false'); document.removeEventListener('pointerdown', outside, true); };
  const outside = event => { if (!menu.contains(event.target)) close(); };
  const menu = h('div', {className: 'popup', role: 'menu'}, items.map(item =>
    h('button', {role: 'menuitem', type: 'button', onclick: () => { close(); anchor.focus(); item.pick(); }}, item.label, item.note && h('small', {}, item.note))));
  menu.addEventListener('keydown', event => {
    if (event.key === 'Escape' || event.key === 'Tab') { event.stopPropagation(); event.preventDefault(); close(); anchor.focus(); }
  });
  arrows(menu, '[role=menuitem]');
  (anchor.closest('dialog') || $('layer')).append(menu);
  const at = anchor.getBoundingClientRect();
  menu.style.left = Math.max(8, Math.min(at.left, innerWidth - menu.offsetWidth - 8)) + 'px';
  menu.style.top = (at.bottom + menu.offsetHeight + 8 > innerHeight ? Math.max(8, at.top - menu.offsetHeight - 4) : at.bottom + 4) + 'px';
  anchor.setAttribute('aria-expanded', 'true');
  document.addEventListener('pointerdown', outside, true);
  menu.querySelector('[role=menuitem]')?.focus();
}
