"""What columns are usually called in German, French, Spanish and Italian."""

from collections.abc import Mapping

ELSEWHERE: Mapping[str, tuple[str, ...]] = {
    "title": ("titel", "filmtitel", "titre", "titre du film", "titre français", "título", "titulo", "titolo"),
    "other titles": ("originaltitel", "titre original", "título original", "titolo originale"),
    "year": (
        *("jahr", "produktionsjahr", "erscheinungsjahr", "année", "annee", "année de production", "année de sortie"),
        *("año", "anno"),
    ),
    "released": ("kinostart", "erstaufführung", "uraufführung", "date de sortie", "fecha de estreno", "data di uscita"),
    "length": ("länge", "laufzeit", "spieldauer", "filmlänge", "durée", "duree", "duración", "durata"),
    "genres": ("género", "géneros", "genere", "generi"),
    "countries": (
        *("land", "länder", "produktionsland", "produktionsländer", "pays", "pays d origine", "pays de production"),
        *("país", "países", "paese", "paesi"),
    ),
    "directors": (
        *("regie", "regisseur", "regisseurin", "filmregisseur", "réalisateur", "realisateur", "réalisatrice"),
        *("réalisation", "réalisé par", "dirección", "director a", "regista", "regia"),
    ),
    "writers": ("drehbuch", "drehbuchautor", "scénario", "scénariste", "guion", "guión", "guionista", "sceneggiatura"),
    "producers": ("produzent", "producteur", "productor", "produttore"),
    "composers": ("musik", "musique", "música", "musica"),
    "editors": ("schnitt", "montage", "montaje", "montaggio"),
    "cinematographers": (*("kamera", "photographie", "directeur de la photographie", "fotografía", "fotografia"),),
    "cast": (
        *("darsteller", "besetzung", "schauspieler", "acteurs", "distribution artistique", "interprètes"),
        *("reparto", "intérpretes", "actores", "interpreti"),
    ),
    "distributors": ("verleih", "distributeur", "distribuidora", "distributore"),
    "plot": ("inhalt", "handlung", "kurzbeschreibung", "résumé", "sinopsis", "argumento", "trama"),
}
