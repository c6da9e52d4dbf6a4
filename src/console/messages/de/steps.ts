/** Was Menschen tun: Name jedes Schritts, was er bewirkt, und was danach gesagt wird. */
import type { Words } from '../en.ts';

export const steps: Words['steps'] = {
  title: 'Was Sie tun können',
  none: 'Hier ist für Sie gerade nichts zu tun.',
  undoHeld: 'Acht Sekunden lang können Sie es noch zurücknehmen.',
  undoLater: 'Aus der Meldung danach können Sie es zurücknehmen.',
  stays: 'Es wird Teil der Akte. Ein späterer Schritt kann es ändern, löschen kann es niemand.',
  goesOut: (title) => `${title}: geht gleich hinaus.`,
  waits: 'Ihr letzter Schritt hier geht gleich hinaus.',
  failed: (title, why) => `Nicht ausgeführt: ${title}. ${why}`,
  once: 'Wird nur dieses eine Mal gezeigt. Bitte jetzt kopieren.',
  optional: '(freiwillig)',
  choose: 'Bitte wählen',
  missing: 'Das wird gebraucht.',
  wrongs: {
    number: 'Bitte eine ganze Zahl ab 1.',
    amount: 'Bitte einen Betrag wie 12,50.',
    share: 'Zusammen müssen die Anteile 100 % ergeben.',
    country: 'Zwei Buchstaben, etwa DE.',
    law: 'Bitte die Adresse eines Gesetzes, etwa de/urhg-97.',
    past: 'Bitte einen Tag nach heute.',
    same: 'Beide müssen gleich sein.',
    short: 'Mindestens zwölf Zeichen.',
    month: 'Bitte einen Monat wie 2027-02.',
    code: 'Kurze Schlagwörter in Kleinbuchstaben, etwa political-speech.',
  },

  order: {
    enter: {
      title: 'Kontakt eintragen',
      says: 'Er erscheint sofort im öffentlichen Register, auch der formlose. Ein gesetzliches Schweigen versiegelt ihn vom ersten Augenblick an.',
      done: 'Ins Register eingetragen.',
    },
    classify: {
      title: 'Einordnen',
      says: 'Nur eine Anordnung in der Form des Gesetzes geht weiter. Was formlos ist, wird eine gewöhnliche Meldung ohne Vorrang.',
      done: 'Eingeordnet.',
    },
    check: {
      title: 'An der Liste des Gesetzes prüfen',
      says: 'Haken Sie an, was das Schreiben enthält. Was fehlt, erfährt die Behörde; bis dahin geschieht niemandem etwas.',
      done: 'Geprüft.',
    },
    review: {
      title: 'Über die Anordnung entscheiden',
      says: 'Sie wirkt nur im Land der Behörde. Die Behörde erfährt die Gründe, die betroffene Person auch.',
      done: 'Entschieden.',
    },
    silence: {
      title: 'Schweigen beginnen oder verlegen',
      says: 'Bis zu diesem Tag zeigt das öffentliche Register nur, dass etwas versiegelt ist. Der Tag selbst steht in der Akte.',
      done: 'Bis zu diesem Tag versiegelt.',
    },
    endSilence: {
      title: 'Schweigen beenden',
      says: 'Der ganze Eintrag wird jetzt öffentlich, und die betroffene Person wird benachrichtigt.',
      done: 'Der Eintrag ist offen.',
    },
    lift: {
      title: 'Die Anordnung gilt nicht mehr',
      says: 'Was allein auf ihr beruht, wird rückgängig gemacht; alle Betroffenen erfahren es.',
      done: 'Aufgehoben.',
    },
    hold: {
      title: 'Beweise für ein Gericht aufbewahren',
      says: 'Die Dateien der genannten Uploads bleiben bis zu diesem Tag, auch wenn sie sonst gelöscht würden. Gezeigt wird dadurch niemandem etwas.',
      done: 'Aufbewahrt.',
    },
    release: {
      title: 'Aufbewahrung beenden',
      says: 'Ab jetzt gilt wieder die gewöhnliche Aufbewahrungsfrist.',
      done: 'Beendet.',
    },
  },

  account: {
    notWeighed: 'Zuerst muss ein Mensch den Fall abwägen (Art. 23 Abs. 3 DSA).',
    weighedAgainst: 'Die Abwägung ergab, dass keine Maßnahme angebracht ist.',
    weigh: {
      title: 'Den Fall abwägen',
      says: 'Ein Mensch betrachtet Zahl, Verhältnis, Schwere und Absicht (Art. 23 Abs. 3 DSA). Die Abwägung allein beschränkt nichts.',
      done: 'Abgewogen.',
    },
    suspend: {
      title: 'Bis zu einem Tag sperren',
      says: 'Das Konto kann bis dahin nichts hochladen; dann endet es von selbst. Die Person erfährt die Gründe und kann sich beschweren.',
      done: 'Gesperrt.',
    },
    suspendNotices: {
      title: 'Meldungen zurückstellen',
      says: 'Ihre Meldungen warten bis zu diesem Tag, außer bei Gefahr für Leib und Leben. Die Person erfährt die Gründe und kann sich beschweren.',
      done: 'Meldungen zurückgestellt.',
    },
    proposeEnd: {
      title: 'Kündigung vorschlagen',
      says: 'Noch endet nichts. Eine andere Administratorin oder ein anderer Administrator hat sieben Tage Zeit zuzustimmen; dann verfällt der Vorschlag.',
      done: 'Vorgeschlagen. Eine zweite Person muss zustimmen.',
    },
    approveEnd: {
      title: 'Der Kündigung zustimmen',
      says: 'Das Konto endet endgültig. Die Person erfährt die Gründe und kann sich noch beschweren.',
      done: 'Das Konto ist beendet.',
      own: 'Das haben Sie vorgeschlagen: Eine andere Person muss zustimmen.',
    },
    withdrawEnd: {
      title: 'Vorschlag zurückziehen',
      says: 'Das Konto bleibt, wie es ist.',
      done: 'Zurückgezogen.',
    },
    lift: {
      title: 'Maßnahme aufheben',
      says: 'Sie endet jetzt und gilt als nie getroffen: Die nächste beginnt auf der Leiter nicht höher.',
      done: 'Aufgehoben.',
    },
    erase: {
      title: 'Löschung der Person vorschlagen',
      says: 'Stimmt eine zweite Person zu, wird alles über sie vernichtet, sobald nichts mehr angefochten werden kann.',
      done: 'Vorgeschlagen. Die zweite Person findet es unter Freigaben.',
    },
  },

  claimant: {
    register: {
      title: 'Rechteinhaber eintragen',
      says: 'Werke können sofort beansprucht werden; kein Programm sperrt dafür, bevor ein Mensch die Identität geprüft hat.',
      done: 'Eingetragen.',
    },
    verify: {
      title: 'Identität und Titel bestätigen',
      says: 'Ab jetzt können diese Ansprüche dort von selbst sperren, wo das Gesetz es erlaubt.',
      done: 'Bestätigt.',
    },
    audit: {
      title: 'Stichprobe ziehen',
      says: 'Die neueste Wurzel des öffentlichen Protokolls zieht einige der unangefochtenen Entscheidungen. Niemand kann wählen, welche.',
      done: 'Gezogen.',
    },
    judge: {
      title: 'Anspruch beurteilen',
      says: 'Es zählt in die Bewertung. Ein gemeinfreies oder fremdes Werk wird für diesen Rechteinhaber nie wieder gesperrt; beim zweiten folgt ein Ausschluss auf Zeit.',
      done: 'Beurteilt.',
    },
    lift: {
      title: 'Ausschluss aufheben',
      says: 'Er endet jetzt. Die Werke können wieder geschützt werden.',
      done: 'Aufgehoben.',
    },
    claim: {
      title: 'Ein Werk beanspruchen',
      says: 'Ansprüche, die zusammen mehr als das Ganze ergeben, eröffnen von selbst einen Streit: Das Geld wartet, nichts wird gesperrt.',
      done: 'Beansprucht.',
    },
    endClaim: {
      title: 'Anspruch aufgeben',
      says: 'Er schützt ab jetzt nichts mehr. Was er eingebracht hat, bleibt geschuldet.',
      done: 'Aufgegeben.',
    },
  },

  dispute: {
    open: {
      title: 'Streit eröffnen',
      says: 'Bis jemand entscheidet, sperrt kein Programm das Werk, und alle Erlöse werden verwahrt.',
      done: 'Eröffnet. Die Beteiligten werden benachrichtigt.',
    },
    state: {
      title: 'Vorbringen eintragen',
      says: 'Es bleibt beim Streit, und wer entscheidet, liest es.',
      done: 'Eingetragen.',
    },
    giveUp: {
      title: 'Eine Seite verzichtet',
      says: 'Sie verlässt den Streit. Bleibt nur eine, gehören ihr Werk und verwahrtes Geld.',
      done: 'Eingetragen.',
    },
    resolve: {
      title: 'Entscheiden, wem es gehört',
      says: 'Das verwahrte Geld geht an die Genannten, alle erfahren die Gründe, und Uploads mit dem Werk werden neu entschieden.',
      done: 'Entschieden.',
    },
  },

  licence: {
    grant: {
      title: 'Lizenz eintragen',
      says: 'Sie gilt sofort: Uploads mit ihren Werken werden neu entschieden, erlaubte Sperren fallen weg.',
      done: 'In Kraft.',
    },
    end: {
      title: 'Heute beenden',
      says: 'Uploads, die auf ihr beruhen, werden neu entschieden. Was sie eingebracht hat, bleibt geschuldet.',
      done: 'Heute beendet.',
    },
  },

  money: {
    pay: {
      title: 'Zahlung eintragen',
      says: 'Der Saldo sinkt um diesen Betrag. Geld bewegt es nicht: Tragen Sie es ein, wenn die Bank überwiesen hat.',
      done: 'Eingetragen.',
    },
    close: {
      title: 'Monat abschließen',
      says: 'Danach wird nichts mehr hineingebucht; Korrekturen kommen im nächsten offenen Monat und sagen, was sie berichtigen.',
      done: 'Abgeschlossen.',
    },
  },

  board: {
    refer: {
      title: 'Dem Board einen Fall vorlegen',
      says: 'Das Board sagt binnen vierzehn Tagen, ob es ihn annimmt. Was es entscheidet, bindet uns.',
      done: 'Vorgelegt.',
    },
    shortlist: {
      title: 'In die engere Wahl nehmen',
      says: 'Der Fall wird bei der Auswahl zuerst angesehen.',
      done: 'In der engeren Wahl.',
    },
    take: {
      title: 'Den Fall annehmen',
      says: 'Titel, Zusammenfassung und Fragen werden veröffentlicht, dazu die Liste, aus der das öffentliche Protokoll die Kammer zieht.',
      done: 'Angenommen. Die Kammer wird gezogen, sobald das Protokoll gewachsen ist.',
    },
    decline: {
      title: 'Nicht annehmen',
      says: 'Die angegriffene Entscheidung wird endgültig. Die Beteiligten erfahren die Art der Gründe.',
      done: 'Nicht angenommen. Die Beteiligten erfahren es.',
    },
    draw: {
      title: 'Kammer jetzt ziehen',
      says: 'Sie wird binnen einer Minute von selbst gezogen; wer fragt, ändert am Ergebnis nichts.',
      done: 'Gezogen.',
    },
    recuse: {
      title: 'Zurücktreten',
      says: 'Ihr Platz wird aus derselben Kette neu gezogen. Dass ein Platz frei wurde, ist öffentlich; wessen und warum nicht.',
      done: 'Sie haben die Kammer verlassen.',
    },
    challenge: {
      title: 'Einen Platz ablehnen',
      says: 'Ein anderes Mitglied entscheidet darüber. Dass abgelehnt wurde, steht ohne Namen im öffentlichen Protokoll.',
      done: 'Abgelehnt.',
    },
    grant: { title: 'Der Ablehnung stattgeben', says: 'Der Platz wird neu gezogen.', done: 'Stattgegeben.' },
    deny: { title: 'Die Ablehnung verwerfen', says: 'Das Mitglied behält den Platz.', done: 'Verworfen.' },
    note: {
      title: 'An die Kammer schreiben',
      says: 'Versiegelt für die, die darin sitzen. Sonst kann es niemand lesen, auch wir nicht.',
      done: 'Versiegelt und gesendet.',
    },
    draft: {
      title: 'Entwurf vorlegen',
      says: 'Er geht versiegelt an alle Mitglieder des Boards. Sie haben sieben Tage, um einen zweiten Blick zu verlangen.',
      done: 'Jetzt vor dem ganzen Board.',
    },
    pass: {
      title: 'Entwurf durchlassen',
      says: 'Mehr als die Hälfte des Boards lässt ihn zur Abstimmung.',
      done: 'Vermerkt.',
    },
    sendBack: {
      title: 'Zweiten Blick verlangen',
      says: 'Verlangt es mehr als die Hälfte des Boards, geht der Entwurf an die Kammer zurück. Das geschieht höchstens einmal.',
      done: 'Vermerkt.',
      before: 'Ein Entwurf geht höchstens einmal zurück, und dieser war es schon.',
    },
    vote: {
      title: 'Abstimmen',
      says: 'Ihre Stimme ist bis zur Entscheidung versiegelt und nicht mehr zu ändern. Ins öffentliche Protokoll kommt nur ihr Hashwert.',
      done: 'Ihre Stimme ist versiegelt.',
    },
    rule: {
      title: 'Abstimmung schließen und veröffentlichen',
      says: 'Die Stimmen werden geöffnet und öffentlich gezählt, die Entscheidung wird veröffentlicht. Wir haben sieben Tage, sie umzusetzen.',
      done: 'Die Entscheidung ist veröffentlicht.',
    },
    text: {
      title: 'Vollen Text veröffentlichen',
      says: 'Er steht auf Dauer unter der Entscheidung.',
      done: 'Veröffentlicht.',
    },
    summary: {
      title: 'Den Fall zusammenfassen',
      says: 'Der Betrieb hat seine Entscheidung selbst aufgehoben. Eine kurze Entscheidung schließt den Fall und wird veröffentlicht.',
      done: 'Veröffentlicht.',
    },
    passOn: {
      title: 'Früheres weitergeben',
      says: 'Was vorher geschrieben wurde, wird für die heutigen Mitglieder neu versiegelt.',
      done: 'Weitergegeben.',
    },
    key: {
      title: 'Ihren Schlüssel hinterlegen',
      says: 'Beratungen werden für ihn versiegelt. Niemand hier kann ihn öffnen oder den Satz zurücksetzen: Schreiben Sie ihn dort auf, wo nur Sie ihn finden.',
      done: 'Hinterlegt.',
    },
    concede: {
      title: 'Unsere Entscheidung aufheben',
      says: 'Es wirkt sofort, und wir können es nicht zurücknehmen. Das Board fasst den Fall öffentlich zusammen.',
      done: 'Aufgehoben. Das Board wird benachrichtigt.',
    },
    implement: {
      title: 'Entscheidung umsetzen',
      says: 'Upload, Verwarnungen und Geld folgen ihr jetzt. Am siebten Tag setzt sie sich selbst um.',
      done: 'Umgesetzt.',
    },
    impossible: {
      title: 'Ein Gesetz verbietet es',
      says: 'Die Entscheidung wird nicht umgesetzt. Das Gesetz und Ihre Begründung werden veröffentlicht.',
      done: 'Veröffentlicht.',
    },
    propose: {
      title: 'Ähnliche Uploads vorschlagen',
      says: 'Ein Mensch sieht sich jeden an. Kein Programm überträgt etwas.',
      done: 'Vorgeschlagen.',
    },
    same: {
      title: 'Derselbe, in ähnlichem Zusammenhang',
      says: 'Die Entscheidung gilt auch für diesen Upload; seine Begründung nennt sie.',
      done: 'Übertragen.',
    },
    unlike: { title: 'Nicht derselbe', says: 'Die Entscheidung sagt nichts über diesen Upload.', done: 'Vermerkt.' },
  },

  recommendation: {
    answer: {
      title: 'Öffentlich antworten',
      says: 'Antwort und Grund stehen öffentlich neben der Empfehlung. Auf die Entscheidung selbst hat das keinen Einfluss.',
      done: 'Beantwortet.',
    },
    begin: { title: 'Sie wird befolgt', says: 'Die öffentliche Seite sagt es.', done: 'Vermerkt.' },
    finish: { title: 'Sie ist befolgt', says: 'Der Nachweis wird veröffentlicht.', done: 'Veröffentlicht.' },
  },

  exception: {
    grant: {
      title: 'Ausnahme gewähren',
      says: 'Der Upload bleibt bis zu einem Tag öffentlich, obwohl eine Regel ihn sperren würde. Die Abwägung wird veröffentlicht, das Board erfährt davon.',
      done: 'In Kraft.',
    },
    review: {
      title: 'Ausnahme überprüfen',
      says: 'Beibehalten, wenn nötig bis zu einem anderen Tag, oder widerrufen. Nie durch die Person, die sie gewährt hat.',
      done: 'Überprüft.',
    },
  },

  notice: {
    triage: {
      title: 'Anders einreihen',
      says: 'Das ändert, wie bald entschieden werden muss, nie wie.',
      done: 'Neu eingereiht.',
    },
    authority: {
      title: 'Unterrichtung einer Behörde eintragen',
      says: 'Bei Verdacht auf Gefahr für Leib und Leben (Art. 18 DSA). Es bleibt vermerkt, wer und wann.',
      done: 'Eingetragen.',
    },
  },

  approval: {
    approve: { title: 'Freigeben', says: 'Es gilt sofort, mit beiden Namen in der Akte.', done: 'Freigegeben.' },
    decline: { title: 'Ablehnen', says: 'Es geschieht nichts. Es kann neu vorgeschlagen werden.', done: 'Abgelehnt.' },
    own: 'Das haben Sie vorgeschlagen: Eine andere Person muss es ansehen.',
  },

  people: {
    enrol: {
      title: 'Jemanden aufnehmen',
      says: 'Die Person erhält einen Link, mit dem sie sich einmal anmeldet; er gilt eine Viertelstunde.',
      done: 'Aufgenommen.',
      link: 'Der Link',
    },
  },
};
