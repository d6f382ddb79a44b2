// Where people type: messages, @mentions and slash commands, with suggestions.
import {h, post, complain} from './dom.js';
import {mrkdwn} from './mrkdwn.js';

let serial = 0;

export class Composer {
  constructor(form, world, where) {
    this.world = world; this.where = where; this.items = []; this.active = 0;
    const id = 'suggest' + (++serial);
    this.field = h('textarea', {rows: '1', 'aria-label': 'Message', 'aria-autocomplete': 'list', 'aria-controls': id, 'aria-expanded': 'false', role: 'combobox', autocomplete: 'off', spellcheck: 'true'});
    this.list = h('div', {className: 'suggestions', id, role: 'listbox', 'aria-label': 'Suggestions', hidden: true});
    this.button = h('button', {className: 'send', 'aria-label': 'Send', title: 'Send (Enter)'}, '➤');
    form.append(this.list, h('div', {className: 'box'}, this.field, this.button));
    form.addEventListener('submit', event => { event.preventDefault(); this.send(); });
    this.field.addEventListener('input', () => { this.grow(); this.suggest(); });
    this.field.addEventListener('keydown', event => this.key(event));
    this.field.addEventListener('blur', () => setTimeout(() => this.close(), 150));
  }

  name(text) { this.field.placeholder = text; this.field.setAttribute('aria-label', text); }

  grow() { this.field.style.height = 'auto'; this.field.style.height = Math.min(200, this.field.scrollHeight) + 'px'; }

  close() { this.items = []; this.list.hidden = true; this.field.setAttribute('aria-expanded', 'false'); this.field.removeAttribute('aria-activedescendant'); }

  suggest() {
    const before = this.field.value.slice(0, this.field.selectionStart);
    const bot = this.world.bot;
    const at = /(?:^|\s)@([\w.-]*)$/.exec(before);
    let items = [];
    if (before.startsWith(bot.command + ' ')) {
      const typed = before.slice(bot.command.length + 1);
      items = bot.words.filter(word => word.word.startsWith(typed) && word.word !== typed).map(word => ({title: bot.command + ' ' + word.word, note: word.description, replace: bot.command + ' ' + word.word}));
    } else if (before.startsWith('/') && !before.includes(' ')) {
      if (bot.command.startsWith(before)) items = [{title: bot.command, note: bot.usage, replace: bot.command + ' '}];
    } else if (at) {
      const all = [{name: bot.name.toLowerCase(), note: 'App'}, ...this.world.people.map(person => ({name: person.name, note: person.real_name})),
        ...this.world.groups.map(group => ({name: group.handle, note: group.name})), {name: 'here', note: 'Everybody who is active in this channel'}];
      const start = before.length - at[1].length - 1;
      items = all.filter(each => each.name.startsWith(at[1].toLowerCase())).map(each => ({title: '@' + each.name, note: each.note, replace: before.slice(0, start) + '@' + each.name + ' '}));
    }
    this.items = items; this.active = 0;
    if (!items.length) { this.close(); return; }
    this.list.replaceChildren(...items.map((item, i) => h('div', {role: 'option', id: this.list.id + i, onpointerdown: event => { event.preventDefault(); this.take(i); }},
      h('b', {}, item.title), h('small', {}, item.note))));
    this.list.hidden = false;
    this.field.setAttribute('aria-expanded', 'true');
    this.mark();
  }

  mark() {
    [...this.list.children].forEach((node, i) => node.setAttribute('aria-selected', String(i === this.active)));
    this.field.setAttribute('aria-activedescendant', this.list.id + this.active);
    this.list.children[this.active]?.scrollIntoView({block: 'nearest'});
  }

  take(index) {
    const after = this.field.value.slice(this.field.selectionStart);
    this.field.value = this.items[index].replace + after;
    this.field.selectionStart = this.field.selectionEnd = this.items[index].replace.length;
    this.suggest();
    this.field.focus();
  }

  key(event) {
    if (event.isComposing) return;
    if (this.items.length) {
      const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
      if (step) { event.preventDefault(); this.active = (this.active + step + this.items.length) % this.items.length; this.mark(); return; }
      if (event.key === 'Tab' || event.key === 'Enter' && !event.shiftKey && this.items[this.active].replace.trim() !== this.field.value.trim()) {
        event.preventDefault(); this.take(this.active); return;
      }
      if (event.key === 'Escape') { event.stopPropagation(); this.close(); return; }
    }
    if (event.key === 'Enter' && !event.shiftKey) { event.preventDefault(); this.send(); }
  }

  async send() {
    const text = this.field.value.trim();
    if (!text) return;
    const {channel, thread} = this.where();
    this.field.value = '';
    this.grow();
    this.close();
    const answer = await post('say', {as: this.world.me, channel, thread_ts: thread || '', text});
    if (answer.problem === 'not_connected') { this.field.value = text; complain(this.world.bot.name, answer.problem); }
  }
}

/** The panel of the rehearsal: a tour that can be closed, and buttons that make things happen. */
export function storyPanel(node, story, world) {
  node.hidden = !story.title;
  if (!story.title) return;
  const open = localStorage.getItem('story') !== 'closed', tour = localStorage.getItem('tour') !== 'closed';
  const said = node.querySelector('.said')?.textContent || '';
  const current = story.steps.findIndex(step => !step.done);
  const steps = story.steps.length && tour && h('div', {className: 'tour'}, h('ol', {}, story.steps.map((step, i) =>
    h('li', {className: step.done ? 'done' : i === current ? 'current' : '', 'aria-current': i === current ? 'step' : null},
      h('b', {}, h('span', {className: 'tick-mark', 'aria-label': step.done ? 'Done' : ''}, step.done ? '✓' : String(i + 1)), step.title), i === current && h('div', {}, mrkdwn(step.text))))),
  h('button', {className: 'link', onclick: () => { localStorage.setItem('tour', 'closed'); storyPanel(node, story, world); }}, 'Close the tour'));
  const again = !tour && story.steps.length && h('button', {className: 'link', onclick: () => { localStorage.setItem('tour', 'open'); storyPanel(node, story, world); }}, 'Show the tour');
  const note = h('p', {className: 'said', role: 'status'}, said);
  const buttons = story.buttons.map(button => h('button', {className: 'button wide', title: button.description, onclick: async event => {
    const pressed = event.currentTarget;
    pressed.classList.add('busy');
    const answer = await post('story', {as: world.me, button: button.id});
    pressed.classList.remove('busy');
    (node.querySelector('.said') || note).textContent = answer.sentence || (answer.problem ? 'That did not work: ' + answer.problem : '');
  }}, button.label, h('small', {}, button.description)));
  const details = h('details', {open, ontoggle: event => localStorage.setItem('story', event.currentTarget.open ? 'open' : 'closed')},
    h('summary', {}, story.title), steps || null, again || null, buttons, note);
  node.replaceChildren(details);
}
