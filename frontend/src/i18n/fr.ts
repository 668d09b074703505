/** The texts in French, the language they are written in first. `en.ts` must have the same shape: the compiler checks. */
export const fr = {
  site: {
    name: 'Mtchoun’ mouh',
    tagline: 'les nouvelles de votre passeport',
    home: 'Mtchoun’ mouh, accueil',
    skip: 'Aller au contenu',
    language: 'Langue',
    follow: 'Mon suivi',
    register: 'S’inscrire',
    independent:
      'Service gratuit et indépendant du consulat. Nous ne demandons jamais d’argent, ni votre numéro de passeport.',
    meaning: '« Mtchoun’ mouh » veut dire « nouvelles » en ghomala’.',
    menu: 'Menu',
    nav: 'Pages principales',
    allPages: 'Toutes les pages',
    search: 'Chercher un nom',
    lists: 'Listes publiées',
    verify: 'Vérifier un mail',
    stats: 'Chiffres',
    status: 'État du service',
    accessibility: 'Accessibilité',
    legal: 'Mentions légales',
    privacy: 'Vos données',
    operators: 'Espace opérateurs',
    announcement: 'Annonce',
    loading: 'Un instant…',
    newTab: '(nouvel onglet)',
  },
  pages: {
    home: {
      title: 'Votre passeport est là ? Nous vous écrivons',
      description:
        'Le consulat du Cameroun à Marseille annonce les passeports par des listes scannées. Nous les lisons pour vous, et vous écrivons dès que votre nom y paraît. Gratuit.',
    },
    register: {
      title: 'Être prévenu',
      description:
        'Inscrivez un nom et une adresse mail : nous vous écrivons dès que le consulat publie ce nom. Une minute, sans compte.',
    },
    elsewhere: {
      title: 'Demande faite ailleurs',
      description:
        'Ce service lit les listes du consulat de Marseille. Voici vers qui se tourner pour un passeport demandé ailleurs.',
    },
    notYet: {
      title: 'Pas encore de demande',
      description:
        'Avant de pouvoir être prévenu, il faut avoir déposé sa demande de passeport. Voici comment s’y prendre.',
    },
    search: {
      title: 'Mon nom a-t-il été publié ?',
      description:
        'Cherchez un nom dans toutes les listes de passeports publiées par le consulat du Cameroun à Marseille, et voyez la ligne.',
    },
    verify: {
      title: 'Vérifier un mail',
      description:
        'Vérifiez avec son code qu’un mail de Mtchoun’ mouh vient vraiment de nous : les arnaques autour des passeports sont fréquentes.',
    },
    communiques: {
      title: 'Listes publiées',
      description:
        'Tous les communiqués de passeports du consulat du Cameroun à Marseille, par date, avec leurs images.',
    },
    communique: {
      title: 'Un communiqué',
      description: 'Un communiqué de passeports du consulat du Cameroun à Marseille, avec ses images.',
    },
    stats: {
      title: 'Chiffres',
      description:
        'Le service en chiffres : inscriptions, communiqués, noms lus, mails, et le temps entre la publication et le mail.',
    },
    status: {
      title: 'État du service',
      description:
        'La page du consulat, la lecture, les inscriptions et les mails : ce qui marche en ce moment, et depuis 90 jours.',
    },
    accessibility: {
      title: 'Accessibilité',
      description: 'Ce que nous faisons pour que ce site serve tout le monde, et ce qui reste difficile.',
    },
    privacy: {
      title: 'Vos données',
      description: 'Ce que nous gardons, à quoi cela sert, combien de temps, et comment tout effacer en deux clics.',
    },
    legal: {
      title: 'Mentions légales',
      description: 'Qui publie et héberge Mtchoun’ mouh, service gratuit et indépendant du consulat.',
    },
  },
  home: {
    title: 'Votre passeport est là ?',
    marked: 'Nous vous écrivons.',
    lead: 'Le consulat du Cameroun à Marseille annonce les passeports arrivés en publiant des listes scannées. Plus besoin de les parcourir : nous lisons chaque nouvelle liste, et vous recevez un mail dès que votre nom y paraît.',
    promises: [
      'Gratuit, sans compte ni mot de passe',
      'Votre nom et votre adresse, rien d’autre',
      'Effacé quand c’est fini, ou quand vous voulez',
    ],
    questionTitle: 'Où en est votre demande ?',
    answers: [
      { to: '/inscription', title: 'Déposée à Marseille', text: 'et j’ai le récépissé' },
      {
        to: '/inscription?recepisse=non',
        title: 'Déposée à Marseille',
        text: 'mais je n’ai pas le récépissé sous la main',
      },
      { to: '/ailleurs', title: 'Déposée ailleurs', text: 'à Paris, dans une autre ville, au pays' },
      { to: '/pas-encore', title: 'Pas encore déposée', text: 'je me renseigne' },
    ],
    lastList: (date: string) => `Dernière liste publiée : ${date}`,
    paperName: 'VOTRE NOM Prénom',
    howTitle: 'Comment ça se passe',
    how: [
      {
        title: 'Vous vous inscrivez',
        text: 'Un nom, une adresse mail. Vous recevez un premier mail : un clic, et c’est en route.',
      },
      {
        title: 'Nous lisons les listes',
        text: 'Chaque image publiée par le consulat est lue dès sa parution, même penchée ou mal scannée.',
      },
      {
        title: 'Vous savez',
        text: 'Un mail vous montre la ligne de la liste avec votre nom, la date, où aller et quoi apporter.',
      },
    ],
    familyTitle: 'Et pour la famille ?',
    family:
      'Inscrivez chaque personne une par une : la même adresse mail peut servir pour toute la famille. Et nous regardons aussi les listes déjà parues : si votre nom y est, vous le saurez tout de suite.',
  },
  notForYou: {
    elsewhere: {
      title: 'Ici, nous ne lisons que les listes de Marseille',
      lead: 'Votre passeport sera annoncé par l’ambassade ou le consulat où vous l’avez demandé. Vous inscrire ici ne servirait à rien : nous vous ferions attendre un mail qui ne viendrait pas.',
      helpTitle: 'Ce qui peut vous aider',
      help: [
        'Regardez le site de cette ambassade ou de ce consulat : certains publient aussi leurs listes.',
        'Appelez le guichet avec le numéro de votre récépissé.',
        'Ses listes sont aussi des images que personne ne peut fouiller ? Dites-le-nous : ce service peut en lire d’autres.',
      ],
      doubt: 'Vous avez un doute ? Le récépissé porte le nom du lieu de dépôt.',
    },
    notYet: {
      title: 'D’abord la demande, ensuite nous',
      lead: 'Le consulat publie les noms de ceux qui ont déposé un dossier. Une fois le vôtre déposé, revenez : l’inscription prend une minute.',
      helpTitle: 'Pour avancer',
      help: [
        'Voyez sur le site du consulat les pièces à fournir et comment prendre rendez-vous.',
        'Le jour du dépôt, gardez bien le récépissé : il porte votre nom tel qu’il sera imprimé, et il faudra le montrer pour retirer le passeport.',
        'Revenez ici avec le récépissé à la main.',
      ],
      doubt: 'Vous inscrivez quelqu’un qui a déjà déposé ? C’est possible, avec votre adresse mail.',
    },
    register: 'M’inscrire quand même',
    search: 'Chercher un nom dans les listes',
  },
  form: {
    title: 'Être prévenu',
    lead: 'Deux choses à écrire, une minute.',
    noReceiptTitle: 'Pas de récépissé sous la main ?',
    noReceipt:
      'Sans récépissé, écrivez le nom comme sur l’ancien passeport ou l’acte de naissance. Pour retirer le passeport, il faudra le récépissé : s’il est perdu, demandez au guichet comment faire.',
    printed: 'Sur la liste, ce sera imprimé à peu près ainsi. Relisez lettre par lettre :',
    name: 'Nom et prénoms',
    nameHint:
      'Comme sur le récépissé : d’abord le nom, puis les prénoms. Par exemple NGO BISSO’O épse TALLA Marie-Claire. Le consulat l’imprimera ainsi ; majuscules et accents ne changent rien.',
    email: 'Adresse mail',
    emailHint: 'Celle que vous lisez souvent : c’est là que nous vous écrirons.',
    depositedOn: 'Date de dépôt du dossier',
    optional: 'facultatif',
    depositedOnHint:
      'Pour chercher aussi dans les listes parues depuis. Sans elle, nous regardons les 12 derniers mois.',
    next: 'Continuer',
    suggestion: 'Vouliez-vous écrire',
    useSuggestion: 'Oui, corriger',
  },
  review: {
    page: 'Relisez',
    title: 'Relisez avant d’envoyer',
    lead: 'Une lettre de trop dans l’adresse, et nos mails n’arriveraient jamais. Prenez un instant.',
    listed: 'Nous chercherons ce nom dans les listes',
    sentTo: 'Nous écrirons à cette adresse',
    since: 'Listes regardées',
    sinceDate: (date: string) => `depuis le ${date}`,
    sinceYear: 'depuis 12 mois',
    send: 'C’est juste, envoyer',
    sending: 'Envoi…',
    change: 'Corriger',
  },
  inbox: {
    page: 'Regardez vos mails',
    title: 'Plus qu’un clic, dans votre boîte mail',
    sent: 'Nous venons d’écrire à',
    lead: 'Ouvrez ce mail et suivez son lien : votre inscription ne commence qu’à ce moment-là. Le lien marche 7 jours.',
    missingTitle: 'Pas de mail après quelques minutes ?',
    spam: 'Regardez dans les indésirables (« spam », « promotions »). S’il y est, dites que ce n’est pas un indésirable : les suivants arriveront bien.',
    resend: 'Renvoyer le mail',
    resentTitle: 'C’est reparti',
    resent: 'Si une inscription attend à cette adresse, un nouveau mail arrive ; seul son lien marche désormais.',
    wrong: 'Ce n’est pas la bonne adresse ?',
    wrongLink: 'Corriger l’adresse',
    another: 'Inscrire une autre personne',
    noDraft:
      'Votre adresse n’est plus dans cette page. Si vous venez de vous inscrire, regardez vos mails ; sinon, recommencez.',
  },
  confirm: {
    page: 'Confirmer',
    title: 'Un dernier geste',
    lead: 'Appuyez sur le bouton pour que nous cherchions votre nom dans les listes.',
    button: 'Oui, prévenez-moi',
    confirming: 'Un instant…',
    doneTitle: 'C’est fait, nous veillons',
    done: (name: string, email: string) =>
      `Dès que « ${name} » paraît dans une liste du consulat, nous écrivons à ${email}.`,
    nothingYet:
      'Votre nom n’est pas dans les listes déjà parues. Rien à faire de plus : vous pouvez fermer cette page.',
    foundTitle: 'Votre nom est déjà paru !',
    found: 'Votre adresse est confirmée, et nous avons trouvé ceci dans les listes déjà publiées :',
    maybeTitle: 'Un nom déjà paru ressemble au vôtre',
    maybe:
      'Votre adresse est confirmée. Une personne de l’équipe regarde de plus près ce que nous avons trouvé ; dites-nous sur votre page si c’est vous. En attendant, nous continuons à chercher.',
    openFollow: 'Ouvrir mon suivi',
    addressTitle: 'Votre nouvelle adresse est confirmée',
    address: (name: string, email: string) =>
      `Désormais, c’est à ${email} que nous écrivons pour « ${name} ». L’ancienne adresse est oubliée.`,
    keepMail: 'Gardez nos mails : chacun contient le lien vers votre suivi.',
    problems: {
      noToken: {
        title: 'Ce lien n’est pas complet',
        text: 'Il a peut-être été coupé par votre messagerie. Ouvrez-le directement depuis notre mail, ou demandez-en un nouveau.',
      },
      'link-unknown': {
        title: 'Nous ne connaissons pas ce lien',
        text: 'Il est peut-être coupé, ou l’inscription a été effacée. Vous pouvez recommencer : c’est l’affaire d’une minute.',
      },
      'link-expired': {
        title: 'Ce lien a plus de 7 jours',
        text: 'Par prudence, il ne marche plus, et ce qui n’a pas été confirmé a été effacé. Inscrivez-vous à nouveau.',
      },
      'link-superseded': {
        title: 'Un mail plus récent vous attend',
        text: 'Vous avez demandé un nouveau lien : c’est celui du dernier mail qui marche. Regardez aussi les indésirables.',
      },
      'link-erased': {
        title: 'Cette inscription a été effacée',
        text: 'Comme demandé, nous n’avons rien gardé. Vous pouvez vous inscrire à nouveau quand vous voulez.',
      },
    },
    again: 'S’inscrire à nouveau',
    askNew: 'Demander un nouveau lien',
  },
  follow: {
    page: 'Mon suivi',
    loading: 'Un instant…',
    states: {
      pending: {
        title: 'Il manque votre clic',
        text: 'Ouvrez le mail de confirmation et suivez son lien : nous commencerons à chercher.',
      },
      active: {
        title: 'Nous veillons',
        text: 'Votre nom n’a pas encore paru. Vous n’avez rien à faire : nous vous écrirons.',
      },
      maybe: {
        title: 'Un nom ressemble au vôtre',
        text: 'Une personne de l’équipe regarde de plus près. Si c’est vous, dites-le-nous plus bas.',
      },
      notified: {
        title: 'Votre nom est paru',
        text: 'D’après la liste, votre passeport vous attend au consulat. Vérifiez la ligne plus bas avant de vous déplacer.',
      },
      collected: {
        title: 'Passeport récupéré',
        text: 'Bonne nouvelle, et bons voyages ! Nous ne cherchons plus ; vos données s’effacent d’elles-mêmes.',
      },
      cancelled: {
        title: 'C’est arrêté',
        text: 'Nous ne cherchons plus ce nom et ne vous écrirons plus.',
      },
    },
    name: 'Nom cherché',
    email: 'Adresse',
    depositedOn: 'Dossier déposé le',
    registeredAt: 'Inscription du',
    foundTitle: 'Ce que nous avons trouvé',
    collectTitle: 'Pour retirer le passeport',
    place: 'Où',
    hours: 'Quand',
    bring: 'À apporter',
    sourcePage: 'Voir la page du consulat',
    collected: 'J’ai récupéré mon passeport',
    collectedHint: 'Nous arrêterons de chercher.',
    historyTitle: 'Ce qui s’est passé',
    events: {
      registered: 'Inscription demandée',
      confirmed: 'Adresse confirmée',
      found: 'Nom trouvé',
      notified: 'Mail envoyé',
      said_mine: 'Vous avez dit : c’est moi',
      said_not_mine: 'Vous avez dit : ce n’est pas moi',
      name_changed: 'Nom corrigé',
      deposit_changed: 'Date de dépôt corrigée',
      address_asked: 'Nouvelle adresse demandée',
      address_kept: 'Ancienne adresse gardée',
      address_changed: 'Nouvelle adresse confirmée',
      collected: 'Passeport récupéré',
    } as Record<string, string>,
    listOf: (date: string) => `liste du ${date}`,
    erasedOn: 'Tout s’efface de soi-même le',
    pendingTitle: 'Une nouvelle adresse attend votre clic',
    pending: (email: string, until: string) =>
      `Nous avons écrit à ${email}. Suivez le lien de ce mail avant le ${until} ; d’ici là, nous continuons d’écrire à l’ancienne.`,
    keepAddress: 'Garder l’ancienne adresse',
    changeTitle: 'Corriger mon nom ou mon adresse',
    changeText:
      'Une lettre de travers, une nouvelle adresse : corrigez ici. Une nouvelle adresse doit être confirmée par un mail.',
    change: 'Corriger…',
    changeSave: 'Enregistrer',
    changing: 'Un instant…',
    changeCancel: 'Ne rien changer',
    newEmail: 'Nouvelle adresse mail',
    newEmailHint: (email: string) => `Laissez vide pour garder ${email}.`,
    changedTitle: 'C’est enregistré',
    changed: 'Nous en tenons compte dès maintenant, aussi dans les listes déjà parues.',
    ended: 'Cette inscription est terminée : elle ne peut plus être changée.',
    exportTitle: 'Mes données',
    exportText: 'Tout ce que nous savons de vous, dans un fichier (JSON) que d’autres programmes savent lire.',
    export: 'Télécharger mes données',
    exported: 'Le fichier est dans vos téléchargements.',
    exportFile: 'mtchoun-mouh-mes-donnees.json',
    eraseTitle: 'Arrêter et tout effacer',
    eraseText: 'Nous arrêtons de chercher et supprimons votre nom et votre adresse, tout de suite.',
    erase: 'Arrêter et effacer…',
    eraseAsk: 'Tout effacer, vraiment ?',
    eraseWarning:
      'Si votre passeport arrive ensuite, nous ne pourrons plus vous prévenir. Cela ne peut pas être annulé.',
    eraseYes: 'Oui, tout effacer',
    eraseNo: 'Non, continuer à chercher',
    erasedTitle: 'C’est effacé',
    erased: 'Nous n’avons plus ni votre nom ni votre adresse. Merci de votre confiance.',
    noLinkTitle: 'Ouvrez votre suivi depuis nos mails',
    noLink:
      'Chaque mail que nous vous envoyons contient un lien personnel vers cette page. Sans lui, nous ne pouvons pas savoir qui vous êtes.',
    deadTitle: 'Ce lien ne mène plus à rien',
    dead: 'L’inscription a été effacée, ou le lien est incomplet. Ouvrez-le depuis notre dernier mail.',
    anotherProblem: 'Cela n’a pas marché. Réessayez dans un instant.',
  },
  match: {
    sure: 'Votre nom',
    maybe: 'Ressemble à votre nom',
    published: (date: string) => `Liste du ${date}`,
    crop: 'Extrait de la liste',
    cropAlt: (name: string) => `Extrait de la liste du consulat : « ${name} »`,
    cropLoading: 'L’extrait arrive…',
    cropMissing: 'L’extrait ne peut pas être montré pour le moment.',
    image: 'Voir la liste entière',
    ask: 'Est-ce bien vous ?',
    mine: 'Oui, c’est moi',
    notMine: 'Ce n’est pas moi',
    preselected: {
      mine: 'Vous avez choisi « oui, c’est moi » dans le mail. Appuyez pour le dire.',
      not_mine: 'Vous avez choisi « ce n’est pas moi » dans le mail. Appuyez pour le dire.',
    },
    saidMine: 'Vous avez dit : c’est moi.',
    saidNotMine: 'Vous avez dit : ce n’est pas moi. Nous continuons à chercher.',
  },
  unsubscribe: {
    page: 'Ne plus recevoir de mails',
    title: 'Ne plus recevoir nos mails ?',
    lead: 'Nous arrêterons de chercher ce nom et effacerons l’inscription. Si le passeport arrive ensuite, nous ne pourrons plus vous prévenir.',
    button: 'Oui, arrêter les mails',
    doneTitle: 'C’est arrêté',
    done: 'Nous ne vous écrirons plus pour cette inscription, et elle est effacée.',
    unknownTitle: 'Nous ne connaissons pas ce lien',
    unknown:
      'L’inscription est sans doute déjà effacée : dans ce cas, vous ne recevrez plus rien. Si nos mails continuent, ouvrez le lien du plus récent.',
    back: 'Revenir à l’accueil',
  },
  trouble: {
    pageTitle: 'Cette page n’est pas arrivée',
    page: 'La connexion a manqué, ou le site vient de changer. Réessayez.',
    unreachableTitle: 'Le service ne répond pas',
    unreachable: 'Vérifiez votre connexion, ou réessayez dans quelques minutes.',
    kept: 'Ce que vous avez écrit est gardé ici.',
    retry: 'Réessayer',
    tooManyTitle: 'Doucement',
    tooMany: (wait: string) => `Trop d’essais en peu de temps. Réessayez ${wait}.`,
    inSeconds: (n: number) => (n === 1 ? 'dans une seconde' : `dans ${n} secondes`),
    inMinutes: (n: number) => (n === 1 ? 'dans une minute' : `dans ${n} minutes`),
    soon: 'dans quelques minutes',
    refusedTitle: 'Cela n’a pas marché',
    refused: 'Le service n’a pas accepté cette demande. Réessayez ; si cela continue, revenez plus tard.',
  },
  errors: {
    title: (n: number) => (n === 1 ? 'Il reste une chose à corriger' : `Il reste ${n} choses à corriger`),
    form: { nothing_changed: 'Rien n’a changé : corrigez le nom, l’adresse ou la date.' } as Record<string, string>,
    prefix: 'Erreur :',
    name: {
      required: 'Écrivez votre nom, comme sur le récépissé.',
      too_short: 'Écrivez au moins deux lettres.',
      too_long: 'Ce nom est trop long : 200 caractères au plus.',
      digits: 'Un nom s’écrit avec des lettres, sans chiffre. « Deux » s’écrit II.',
      invalid_characters: 'Un nom s’écrit avec des lettres, des espaces, des apostrophes et des traits d’union.',
      control_characters: 'Il y a un caractère invisible dans ce nom : écrivez-le à nouveau au clavier.',
      markup: 'Un nom s’écrit avec des lettres, des espaces, des apostrophes et des traits d’union.',
    } as Record<string, string>,
    email: {
      required: 'Écrivez votre adresse mail.',
      too_long: 'Cette adresse est trop longue.',
      too_short: 'Écrivez votre adresse mail.',
      invalid_format: 'Cette adresse n’a pas la bonne forme : marie@exemple.fr, par exemple.',
      invalid_characters: 'Cette adresse contient un caractère qui n’y a pas sa place.',
    } as Record<string, string>,
    depositedOn: {
      invalid_date: 'Cette date n’existe pas ou n’est pas complète : jour, mois et année.',
      invalid_format: 'Cette date n’existe pas ou n’est pas complète : jour, mois et année.',
      wrong_format: 'Cette date n’existe pas ou n’est pas complète : jour, mois et année.',
      in_the_future: 'Cette date est dans l’avenir : écrivez le jour où le dossier a été déposé.',
      too_old: 'Cette date est trop ancienne.',
    } as Record<string, string>,
    other: 'Cette réponse n’est pas acceptée.',
  },
  privacy: {
    title: 'Vos données, en clair',
    sections: [
      {
        title: 'Ce que nous gardons',
        text: [
          'Le nom à chercher, votre adresse mail, la langue et, si vous la donnez, la date de dépôt. Rien d’autre : ni numéro de passeport, ni téléphone, ni adresse postale.',
        ],
      },
      {
        title: 'À quoi cela sert',
        text: [
          'À comparer votre nom aux listes que le consulat publie, et à vous écrire quand il y paraît. Nous ne vendons rien, ne prêtons rien, n’envoyons pas de publicité, et ne transmettons rien au consulat.',
        ],
      },
      {
        title: 'Combien de temps',
        text: [
          'Une inscription non confirmée s’efface après 7 jours. Après le mail qui annonce votre passeport, tout s’efface au bout de 28 jours. Si vous arrêtez, c’est effacé tout de suite.',
          'Si vous ne voulez plus de nos mails, nous gardons seulement une empreinte de votre adresse, illisible, pour ne plus vous écrire.',
        ],
      },
      {
        title: 'Vos droits',
        text: [
          'Chaque mail contient un lien vers votre suivi : vous y voyez ce que nous avons, et vous pouvez tout effacer en deux clics, sans rien demander à personne. Vous pouvez aussi répondre à n’importe lequel de nos mails : une personne le lit.',
        ],
      },
      {
        title: 'Ce site',
        text: [
          'Pas de cookie, pas de mesure d’audience, rien qui vienne d’ailleurs. Votre navigateur garde la langue choisie, et ce que vous tapez jusqu’à la fermeture de l’onglet.',
        ],
      },
    ],
  },
  notFound: {
    page: 'Page introuvable',
    title: 'Cette page n’existe pas',
    text: 'L’adresse a peut-être été coupée. Si elle vient d’un de nos mails, rouvrez-la depuis le mail.',
    back: 'Revenir à l’accueil',
  },
};

export type Messages = typeof fr;
