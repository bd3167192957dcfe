"""Names by where a family's names come from: recall must not depend on it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """One group of families; `girls` and `boys` are given names of adults too."""

    label: str
    girls: tuple[str, ...]
    boys: tuple[str, ...]
    families: tuple[str, ...]


def _origin(label: str, girls: str, boys: str, families: str) -> Origin:
    def names(text: str) -> tuple[str, ...]:
        return tuple(name.strip() for name in text.split(","))

    return Origin(label, names(girls), names(boys), names(families))


# Shares of the census of England and Wales would leave the small groups too small to measure, so
# all are equally common here. Names that are words, that carry accents, apostrophes, hyphens or
# particles, or that are short, are there on purpose.
ORIGINS: tuple[Origin, ...] = (
    _origin(
        "British",
        "Grace, Summer, May, Poppy, Charlotte, Imogen, Faith, Eleanor, Willow, Beatrice, Holly, "
        "Annabel, Rose, Harriet, Jessica, Abigail, Isobel, Martha, Ruby, Lucy",
        "Hunter, Mark, Thomas, Oliver, William, Archie, Jasper, Benjamin, Samuel, Edward, Toby, "
        "Christopher, Robert, Joseph, Alexander, Daniel, Matthew, Frank, Nicholas, Harry",
        "Ashworth, Bellingham, Cartwright, Dunmore, Eastwood, Fairbrother, Grimshaw, Hathersage, "
        "Inchbald, Jellicoe, Kettlewell, Lockwood, Marsh, Netherton, Oldroyd, Pemberton, Rowe, "
        "Stanhope, Thistlethwaite, Underhill, Winterbourne, Young, Church, Bishop, Fields",
    ),
    _origin(
        "Irish and Traveller",
        "Niamh, Aoife, Caoimhe, Siobhán, Róisín, Bridget, Saoirse, Orla, Sinéad, Margaret, "
        "Maeve, Clodagh, Aisling, Gráinne, Nora",
        "Cillian, Tadhg, Pádraig, Eoin, Fionn, Oisín, Declan, Cormac, Ruairí, Brendan, "
        "Seán, Donnacha, Lorcan, Conor, Diarmuid",
        "O'Donoghue, Ní Bhriain, McGinley, O'Halloran, Mac Giolla, Connors, Mongan, Doherty, "
        "O'Sheehan, Delaney, McDonagh, Cawley, Gallagher, Ó Murchú, Hanrahan, Quilligan",
    ),
    _origin(
        "Polish and Baltic",
        "Zuzanna, Oliwia, Agnieszka, Małgorzata, Katarzyna, Julita, Wiktoria, Ieva, Ugnė, Dorota, "
        "Hanna, Kinga, Aleksandra, Milda, Elżbieta",
        "Kacper, Jakub, Szymon, Wojciech, Bartosz, Mateusz, Łukasz, Tomasz, Dovydas, Marek, "
        "Krzysztof, Filip, Lukas, Paweł, Grzegorz",
        "Wiśniewska, Kowalczyk, Szymańska, Zieliński, Dąbrowski, Woźniak, Mazur, Krawczyk, "
        "Grabowska, Petrauskas, Kazlauskienė, Ozoliņš, Wróblewski, Jankauskas, Sikora, Pawlak",
    ),
    _origin(
        "Romanian and Albanian",
        "Ioana, Andreea, Ștefania, Mădălina, Denisa, Bianca, Elira, Arta, Blerina, Raluca, "
        "Cristina, Mirela, Teodora, Besa, Alina",
        "Andrei, Ștefan, Mihai, Răzvan, Florin, Ionuț, Arben, Besnik, Dritan, Bogdan, "
        "Cosmin, Luan, Vlad, Ardit, Sorin",
        "Popescu, Ionescu, Munteanu, Constantinescu, Dumitru, Hoxha, Gjoka, Berisha, Lazăr, "
        "Stoica, Țurcanu, Krasniqi, Shehu, Dragomir, Ursu, Moldovan",
    ),
    _origin(
        "Pakistani",
        "Aisha, Fatima, Zainab, Maryam, Hafsa, Iqra, Sumaira, Khadija, Noor, Areeba, "
        "Rukhsana, Mehreen, Saima, Nadia, Amna",
        "Muhammad, Mohammed, Hamza, Ibrahim, Bilal, Usman, Zeeshan, Haroon, Faisal, Imran, "
        "Adeel, Saqib, Tariq, Yasir, Shahid",
        "Hussain, Mahmood, Akhtar, Chaudhry, Iqbal, Mirza, Qureshi, Rafiq, Sheikh, Zaman, "
        "Bukhari, Malik, Butt, Siddiqui, Gilani, Raja",
    ),
    _origin(
        "Indian",
        "Ananya, Diya, Harpreet, Simran, Priyanka, Meera, Jasleen, Kavya, Lakshmi, Gurleen, "
        "Nisha, Radhika, Amrit, Pooja, Anjali",
        "Arjun, Rohan, Gurpreet, Jaspal, Vihaan, Aarav, Karthik, Sukhdeep, Rajesh, Manpreet, "
        "Nikhil, Aditya, Harjit, Dev, Suresh",
        "Patel, Kaur, Gill, Krishnamurthy, Venkataraman, Desai, Chatterjee, Bhogal, Sandhu, Nair, "
        "Raghunathan, Solanki, Grewal, Mukherjee, Iyer, Joshi",
    ),
    _origin(
        "Bangladeshi",
        "Tahmina, Nusrat, Sultana, Farzana, Rumana, Jannat, Shamima, Nazia, Tasnim, Mahbuba, "
        "Sadia, Ruksana, Afsana, Nafisa, Shirin",
        "Rafi, Tanvir, Shafiqul, Mahir, Nayeem, Abdul, Jubayer, Ashraful, Rezaul, Kamrul, "
        "Saiful, Arif, Tawhid, Zahid, Monir",
        "Begum, Uddin, Miah, Rahman, Chowdhury, Khatun, Islam, Hoque, Talukdar, Sarkar, "
        "Bhuiyan, Alam, Choudhury, Haque, Mondal, Sikder",
    ),
    _origin(
        "West African",
        "Folasade, Chidinma, Oluwaseun, Adaeze, Precious, Blessing, Ngozi, Abena, Akosua, "
        "Temitope, Yewande, Efua, Amara, Adwoa, Ifeoma",
        "Oluwatobi, Chukwuemeka, Kwabena, Babatunde, Emeka, Kwame, Ayodeji, Obinna, Kofi, Tunde, "
        "Olamide, Nnamdi, Yaw, Segun, Ikenna",
        "Adeyemi, Okonkwo, Boateng, Olanrewaju, Nwachukwu, Mensah, Ogunleye, Asante, Eze, Adebayo, "
        "Owusu-Ansah, Obi, Danquah, Oyelaran, Uche, Sarpong",
    ),
    _origin(
        "East African",
        "Hodan, Ifrah, Sagal, Fadumo, Selamawit, Ayaan, Hibaq, Rahel, Muna, Deqa, "
        "Filsan, Tsion, Ubah, Bethlehem, Naima",
        "Abdirahman, Liban, Mahad, Yonas, Guled, Abdullahi, Dawit, Warsame, Bereket, Zakariye, "
        "Mustafe, Samatar, Tewodros, Khalid, Idris",
        "Warsame-Nur, Abdi, Jama, Farah, Tesfaye, Haile, Mohamud, Gebremariam, Osman, Elmi, "
        "Habtemariam, Duale, Hersi, Isse, Woldu, Aden",
    ),
    _origin(
        "Caribbean",
        "Shanice, Keisha, Tianna, Aaliyah, Marcia, Jada, Renée, Latoya, Monique, Shakira, "
        "Kezia, Chantelle, Winsome, Nevaeh, Jerusha",
        "Tyrell, Jermaine, Kemar, Malachi, Dwayne, Isaiah, Leroy, Andre, Marlon, Delroy, "
        "Romario, Tyreke, Winston, Josiah, Nathaniel",
        "Campbell-Brown, Francis, Pinnock, Grant, Blackwood, Wint, Gayle, Bernard, Lindo, Hylton, "
        "Ffrench, Morgan-Reid, Palmer, Samuels, Brathwaite, St Louis",
    ),
    _origin(
        "Chinese and Vietnamese",
        "Xinyi, Wai-Ling, Mei, Jingyi, Siu Ming, Thuy, Linh, Yan, Ka-Yee, Bao Ngoc, "
        "Li, Hiu Tung, Quyen, Jing, Ying",
        "Haoran, Tsz Hin, Zixuan, Wei, Minh, Chun Kit, Quang, Junjie, Duc, Ho Yin, "
        "Lok, Khanh, Bo, Yichen, Tuan",
        "Wong, Zhang, Li, Nguyen, Cheung, Tran, Leung, Xu, Ng, Ho, Pham, Yip, Ouyang, Lau, "
        "Bui, Tse",
    ),
    _origin(
        "Arabic, Kurdish and Turkish",
        "Rania, Zeynep, Shirin, Layla, Hiba, Elif, Nermin, Yasmin, Dilan, Sawsan, "
        "Rojin, Büşra, Iman, Ghada, Çiğdem",
        "Yusuf, Emre, Karwan, Omar, Burak, Rêbaz, Anas, Mehmet, Sami, Oğuz, "
        "Kerem, Bashar, Azad, Ziad, Haidar",
        "Al-Khatib, Yıldız, Demir, El-Sayed, Barzani, Haddad, Öztürk, Abu Salim, Karim, Şahin, "
        "Mansour, Aziz, bin Rashid, Kaya, Darwish, Rasool",
    ),
    _origin(
        "Iberian and Latin American",
        "Inês, Beatriz, Guadalupe, Luciana, Matilde, Ximena, Constança, Valentina, Marisol, "
        "Leonor, Camila, Benedita, Itziar, Paloma, Rosa",
        "João, Tiago, Santiago, Thiago, Gonçalo, Mateo, Íñigo, Rodrigo, Joaquín, Afonso, "
        "Emiliano, Duarte, Luís, Rafael, Matías",
        "da Silva, García Márquez, dos Santos, Fernández, de Souza, Gutiérrez, Peixoto, Núñez, "
        "Carvalho, Restrepo, van der Meer, Albuquerque, Quiroga, Ibáñez, Pinto, Ortega Ruiz",
    ),
)
