/** The texts of the pages that are loaded only when they are opened; `public.en.ts` must have the same shape. */
export const publicFr = {
  search: {
    title: 'Mon nom a-t-il été publié ?',
    lead: 'Écrivez le nom entier, comme sur le récépissé. Nous regardons toutes les listes déjà lues et vous montrons la ligne.',
    label: 'Nom et prénoms',
    hint: 'D’abord le nom, puis les prénoms. Majuscules et accents ne changent rien. Ce que vous cherchez n’est ni gardé ni noté.',
    button: 'Chercher',
    busy: 'Nous cherchons…',
    found: (n: number) => (n === 1 ? 'Oui : une ligne porte ce nom' : `Oui : ${n} lignes portent ce nom`),
    foundText: 'Plusieurs personnes peuvent porter le même nom : regardez bien la ligne avant de vous déplacer.',
    none: (name: string) => `Rien pour « ${name} »`,
    noneText: (since: string) =>
      `Ce nom n’est dans aucune liste lue depuis le ${since}. Essayez comme le consulat l’écrirait, avec tous les noms et prénoms.`,
    beTold: 'Me prévenir quand il paraît',
    communique: 'Voir tout le communiqué',
  },
  verify: {
    title: 'Ce mail vient-il de nous ?',
    lead: 'Autour des passeports, les arnaques sont fréquentes. Chacun de nos mails porte un petit code : recopiez-le, et nous vous disons si nous l’avons vraiment envoyé.',
    label: 'Code du mail',
    hint: 'Dix lettres et chiffres, en bas du mail : 7KQ2M-XW9FT, par exemple.',
    button: 'Vérifier',
    busy: 'Nous vérifions…',
    yes: 'Oui, ce mail vient de nous',
    sentAt: 'Envoyé le',
    about: 'Au sujet de',
    kind: 'C’est',
    kinds: {
      confirm: 'le mail qui demande de confirmer une inscription',
      match: 'l’annonce d’un nom paru dans une liste',
      possible: 'l’annonce d’un nom qui ressemble au vôtre',
      account: 'un mail sur le suivi d’une inscription',
    } as Record<string, string>,
    otherKind: 'un mail de notre service',
    yesText:
      'Comparez la date et le nom avec le mail que vous avez reçu. Un vrai code peut être recopié dans un faux mail.',
    no: 'Non, nous n’avons pas envoyé ce code',
    noText:
      'Relisez-le : un 0 n’est pas un O. S’il est bien recopié, méfiez-vous : n’ouvrez pas ses liens, ne payez rien, n’envoyez aucun document.',
    neverTitle: 'Ce que nous ne faisons jamais',
    never: [
      'Demander de l’argent, une carte ou un virement',
      'Demander un numéro de passeport ou une photo',
      'Appeler, ou écrire sur WhatsApp',
    ],
    required: 'Écrivez le code qui est en bas du mail.',
    malformed: 'Ce code n’a pas la bonne forme : dix lettres et chiffres, comme 7KQ2M-XW9FT.',
  },
  communiques: {
    title: 'Les listes du consulat',
    lead: 'Tous les communiqués que nous avons vus, du plus récent au plus ancien, avec les images telles qu’elles ont été publiées.',
    images: (n: number) => (n === 1 ? 'une image' : `${n} images`),
    names: (n: number) => (n === 0 ? 'aucun nom lu' : n === 1 ? 'un nom lu' : `${n} noms lus`),
    more: 'Voir les plus anciens',
    none: 'Aucune liste n’a encore été vue. Dès que le consulat en publie une, elle est ici.',
    all: 'Toutes les listes',
    seenAt: (date: string) => `Vu pour la première fois le ${date}.`,
    image: (i: number, n: number) => `Image ${i} sur ${n}`,
    imageAlt: (i: number, title: string) =>
      `${title}, image ${i}, telle que le consulat l’a publiée. C’est un scan : son texte ne peut pas être lu à voix haute.`,
    imageLoading: 'L’image arrive…',
    imageMissing: 'Cette image ne peut pas être montrée ici.',
    open: 'Ouvrir en grand',
    original: 'Sur le site du consulat',
    states: {
      waiting: 'Lecture en cours',
      read: 'Lue',
      no_list: 'Sans liste de noms',
      unreadable: 'Illisible : une personne la regarde',
    } as Record<string, string>,
    unknown: 'Ce communiqué n’existe pas',
    unknownText: 'L’adresse a peut-être été coupée.',
    searchInstead: 'Chercher un nom plutôt que parcourir',
  },
  stats: {
    title: 'Le service en chiffres',
    lead: 'Des totaux seulement, jamais de noms. Un nombre de personnes entre 1 et 4 n’est pas montré.',
    few: 'moins de 5',
    facts: {
      communiques: 'communiqués vus',
      names: 'noms lus',
      activeRegistrations: 'personnes pour qui nous veillons',
      peopleTold: 'personnes prévenues',
    },
    delayTitle: 'De la publication au mail',
    delay: (median: string, p95: string) =>
      `La moitié des mails partent en moins de ${median} après la publication, et 95 sur 100 en moins de ${p95}.`,
    delayDays: (mails: number, days: number) => `Mesuré sur ${mails} mails des ${days} derniers jours.`,
    noDelay: 'Pas encore assez de mails pour mesurer.',
    seconds: (n: number) => (n === 1 ? '1 seconde' : `${n} secondes`),
    minutes: (n: number) => (n === 1 ? '1 minute' : `${n} minutes`),
    hours: (n: number) => (n === 1 ? '1 heure' : `${n} heures`),
    monthsTitle: 'Mois par mois',
    charts: {
      registrations: 'Inscriptions confirmées',
      communiques: 'Communiqués parus',
      names: 'Noms lus',
      mails: 'Mails aux personnes dont le nom est paru',
    },
    chart: (name: string, total: string, best: string, bestCount: string) =>
      `${name}, par mois : ${total} en tout ; le plus en ${best}, ${bestCount}.`,
    empty: (name: string) => `${name}, par mois : rien encore.`,
    table: 'Les mêmes chiffres, en tableau',
    month: 'Mois',
    open: 'Ces chiffres sont ouverts : reprenez-les librement.',
  },
  status: {
    title: 'État du service',
    overall: {
      ok: 'Tout va bien, nous veillons',
      degraded: 'Nous veillons, mais une partie du service peine',
      down: 'Une partie du service est arrêtée',
    },
    overallText: {
      ok: 'Votre inscription est en sécurité, il n’y a rien à faire.',
      degraded: 'Rien n’est perdu : ce qui attend se fera dès que possible.',
      down: 'Rien n’est perdu : dès que cela repart, nous rattrapons tout ce qui a été publié.',
    },
    checkedAt: (when: string) => `Vérifié ${when}.`,
    components: {
      source: { title: 'La page du consulat', last: (when: string) => `Bien vue ${when}`, never: 'Pas encore vue' },
      reading: {
        title: 'La lecture des images',
        last: (when: string) => `Dernière image lue ${when}`,
        never: 'Aucune image lue encore',
      },
      database: {
        title: 'Les inscriptions',
        last: (when: string) => `Base de données jointe ${when}`,
        never: 'Base de données jamais jointe',
      },
      mail: {
        title: 'L’envoi des mails',
        last: (when: string) => `Dernier mail accepté ${when}`,
        never: 'Aucun mail envoyé encore',
      },
    },
    states: { ok: 'Tout va bien', degraded: 'Peine', down: 'Arrêté', unknown: 'Pas encore de mesure' },
    days: '90 derniers jours',
    today: 'aujourd’hui',
    ago: 'il y a 90 jours',
    history: (ok: number, hard: number, down: number, unknown: number) =>
      `90 derniers jours : ${ok} sans souci, ${hard} avec des difficultés, ${down} avec un arrêt, ${unknown} sans mesure.`,
    sourcesTitle: 'Dernières publications',
    lastPublished: (date: string) => `Dernier communiqué : ${date}`,
    nothingPublished: 'Pas encore de communiqué',
  },
  accessibility: {
    title: 'Accessibilité',
    sections: [
      {
        title: 'Ce que nous visons',
        text: [
          'Ce site veut servir tout le monde : les règles WCAG 2.2, niveau AA, sont notre minimum. Il marche au clavier seul, avec un lecteur d’écran, agrandi à 200 %, sur un écran de 320 points de large, en clair et en sombre.',
        ],
      },
      {
        title: 'Comment c’est vérifié',
        text: [
          'À chaque changement, chaque page est ouverte dans un vrai navigateur, en français et en anglais, et passée aux outils axe et html-validate : aucune faute n’est admise. Un parcours complet est fait au clavier. Nous n’avons pas encore été audités par un organisme extérieur.',
        ],
      },
      {
        title: 'Ce qui reste difficile',
        text: [
          'Les listes du consulat sont des images : un lecteur d’écran ne peut pas les lire. Nous écrivons toujours en texte le nom que nous y avons lu, et la recherche permet de s’en passer.',
          'Le lieu et les heures de retrait sont dans la langue du consulat.',
        ],
      },
      {
        title: 'Quelque chose vous bloque ?',
        text: [
          'Répondez à n’importe lequel de nos mails, ou écrivez à l’adresse des mentions légales : une personne vous lit et vous aide.',
        ],
      },
    ],
  },
  legal: {
    title: 'Mentions légales',
    publisher: 'Qui publie ce site',
    contact: 'Écrire à une personne',
    host: 'Qui héberge ce site',
    notGiven: 'Non précisé par la personne qui fait tourner ce service.',
    independentTitle: 'Un service indépendant',
    independent: [
      'Mtchoun’ mouh n’est ni le consulat, ni l’ambassade, ni un service de l’État. Il lit une page publique, comme vous pourriez le faire, et ne peut ni accélérer ni retrouver un dossier.',
      'Lire des images n’est pas une science exacte : un nom peut nous échapper. En cas de doute, le site du consulat et son guichet ont le dernier mot.',
    ],
    freeTitle: 'Gratuit et ouvert',
    free: [
      'Le service est gratuit. Son code est libre (licence Apache 2.0) : chacun peut le lire, le vérifier et l’améliorer.',
    ],
  },
};

export type PublicMessages = typeof publicFr;
